"""The owner takes a project out of the trash."""

from uuid import UUID

from core.application.ports import UnitOfWork
from core.domain.actor import Actor
from core.domain.clock import Clock
from projects.application.ports import Access, ProjectQueries, ProjectRepository
from projects.application.read_models import ProjectRow
from projects.contracts import Capability
from projects.domain.refusals import ProjectNotFound


def restore_project(
    actor: Actor,
    project_id: UUID,
    *,
    unit_of_work: UnitOfWork,
    access: Access,
    projects: ProjectRepository,
    queries: ProjectQueries,
    clock: Clock,
) -> ProjectRow:
    """Repeating it is no change. A deleted project is there for nobody but its owner."""
    with unit_of_work(by=actor):
        try:
            project = projects.get_deleted(project_id)
        except ProjectNotFound:
            access(actor, project_id, Capability.GOVERN)
        else:
            project.restore(actor.user_id, clock())
            projects.save(project)
    return queries.row(actor.user_id, project_id)
