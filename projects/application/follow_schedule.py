"""A project goes on as its schedule does."""

from dataclasses import dataclass
from uuid import UUID

from core.application.ports import UnitOfWork
from core.domain.actor import SYSTEM
from core.domain.clock import Clock
from projects.application.ports import ProjectNews, ProjectRepository
from projects.domain.outline import Deadline, Outline
from projects.domain.refusals import ProjectNotFound


@dataclass(frozen=True)
class FollowSchedule:
    """What the schedule tells of itself."""

    project_id: UUID
    outline: Outline
    deadlines: tuple[Deadline, ...]


def follow_schedule(
    command: FollowSchedule,
    *,
    unit_of_work: UnitOfWork,
    projects: ProjectRepository,
    news: ProjectNews,
    clock: Clock,
) -> None:
    """Also of a project in the archive or in the trash, which comes back as its schedule stands.

    Safe to run twice, and in any order: what is older than what the project follows already changes nothing.
    """
    with unit_of_work(by=SYSTEM):
        try:
            project = projects.get_in_any_state(command.project_id)
        except ProjectNotFound:
            return
        if project.follow(command.outline, clock()):
            projects.save(project)
            news.keep_deadlines(project.id, command.outline.version, command.deadlines)
