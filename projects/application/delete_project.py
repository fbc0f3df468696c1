"""The owner deletes the project; it is kept for a while."""

from functools import partial
from uuid import UUID

from core.application.ports import UnitOfWork
from core.domain.actor import Actor
from core.domain.clock import Clock
from projects.application.ports import Access, ProjectQueries, ProjectRepository
from projects.contracts import Capability


def delete_project(
    actor: Actor,
    project_id: UUID,
    expected_version: int | None,
    *,
    unit_of_work: UnitOfWork,
    access: Access,
    projects: ProjectRepository,
    queries: ProjectQueries,
    clock: Clock,
) -> None:
    access(actor, project_id, Capability.GOVERN)
    with unit_of_work(by=actor):
        project = projects.get(project_id)
        project.permit(actor.user_id, Capability.GOVERN)
        project.expect(expected_version, partial(queries.row, actor.user_id, project_id))
        project.delete(clock())
        projects.save(project)
