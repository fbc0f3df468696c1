"""A member keeps a project at hand, or no longer."""

from uuid import UUID

from core.application.ports import UnitOfWork
from core.domain.actor import Actor
from projects.application.mark_ports import Marks
from projects.application.ports import Access
from projects.contracts import Capability


def mark_favourite(
    actor: Actor, project_id: UUID, is_favourite: bool, *, unit_of_work: UnitOfWork, access: Access, marks: Marks
) -> None:
    """Also in the archive; repeating it is no change."""
    grant = access(actor, project_id, Capability.READ)
    with unit_of_work(by=actor):
        marks.favour(grant.user_id, grant.project_id, is_favourite)
