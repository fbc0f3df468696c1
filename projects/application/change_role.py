"""The owner gives a member another role."""

from uuid import UUID

from core.application.ports import UnitOfWork
from core.domain.actor import Actor
from core.domain.clock import Clock
from projects.application.openings import Openings
from projects.application.ports import Access, ProjectRepository
from projects.contracts import Capability, Role
from projects.domain.project import Member


def change_role(
    actor: Actor,
    project_id: UUID,
    user_id: UUID,
    role: Role,
    *,
    unit_of_work: UnitOfWork,
    access: Access,
    projects: ProjectRepository,
    openings: Openings,
    clock: Clock,
) -> Member:
    """Raises MemberNotFound, OwnerStays, RoleNotAssignable."""
    access(actor, project_id, Capability.GOVERN)
    with unit_of_work(by=actor):
        project = projects.get(project_id)
        by = project.permit(actor.user_id, Capability.GOVERN)
        member = project.change_role(user_id, role, by=by, now=clock())
        openings.ranked(project_id, user_id, role)
        projects.save(project)
    return member
