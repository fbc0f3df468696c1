"""A member is removed, or leaves; what they wrote stays, the links they made do not."""

from uuid import UUID

from core.application.ports import UnitOfWork
from core.domain.actor import Actor
from core.domain.clock import Clock
from projects.application.openings import Openings
from projects.application.ports import Access, ProjectRepository
from projects.contracts import Capability
from projects.domain.access import ensure_entitled


def remove_member(
    actor: Actor,
    project_id: UUID,
    user_id: UUID,
    *,
    unit_of_work: UnitOfWork,
    access: Access,
    projects: ProjectRepository,
    openings: Openings,
    clock: Clock,
) -> None:
    """Anyone but the owner may leave. Also in the archive, because access has to end when it must.

    Raises MemberNotFound, OwnerStays, RoleAboveOwn.
    """
    is_self = user_id == actor.user_id
    needed = Capability.READ if is_self else Capability.INVITE
    access(actor, project_id, Capability.READ)
    with unit_of_work(by=actor):
        project = projects.get(project_id)
        by = ensure_entitled(project.role_of(actor.user_id), project.status, needed)
        project.remove_member(user_id, by=by, is_self=is_self, now=clock())
        if is_self:
            openings.left(project_id, user_id)
        else:
            openings.removed(project_id, user_id)
        projects.save(project)
