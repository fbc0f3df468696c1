"""A person has withdrawn: they leave every project, and what stays of them shows no name."""

from uuid import UUID

from core.application.ports import UnitOfWork
from core.domain.actor import SYSTEM
from core.domain.clock import Clock
from identity.contracts import WITHDRAWN_NAME
from projects.application.invitation_ports import InvitationUpkeep
from projects.application.ports import Memberships, ProjectNews, ProjectRepository
from projects.contracts import Role
from projects.domain.refusals import ProjectNotFound


def forget_member(
    user_id: UUID,
    *,
    unit_of_work: UnitOfWork,
    projects: ProjectRepository,
    memberships: Memberships,
    news: ProjectNews,
    invitations: InvitationUpkeep,
    clock: Clock,
) -> None:
    """Also what lies in the trash. Safe to run twice.

    One who owns a project still (it became theirs at the last moment) stays, without a name. The name goes first: all
    that knows it is locked by that, in the order in which everybody locks.
    """
    with unit_of_work(by=SYSTEM):
        news.rename(user_id, WITHDRAWN_NAME)
        invitations.forget_person(user_id, clock())
        for project_id in memberships.projects_of(user_id):
            _leave(project_id, user_id, projects, clock)


def _leave(project_id: UUID, user_id: UUID, projects: ProjectRepository, clock: Clock) -> None:
    try:
        project = projects.get_in_any_state(project_id)
    except ProjectNotFound:
        return
    role = project.role_of(user_id)
    if role not in (None, Role.OWNER):
        project.remove_member(user_id, by=role, is_self=True, now=clock())
        projects.save(project)
