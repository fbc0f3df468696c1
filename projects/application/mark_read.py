"""A member has seen the news of a project up to a place in its stream."""

from uuid import UUID

from core.application.ports import UnitOfWork
from core.domain.actor import Actor
from projects.application.mark_ports import Marks
from projects.application.ports import Access
from projects.contracts import Capability


def mark_read(
    actor: Actor, project_id: UUID, seq: int, *, unit_of_work: UnitOfWork, access: Access, marks: Marks
) -> None:
    """Also in the archive; what was seen is not made unseen."""
    grant = access(actor, project_id, Capability.READ)
    with unit_of_work(by=actor):
        marks.read_to(grant.user_id, grant.project_id, seq)
