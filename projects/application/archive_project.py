"""A project goes into the archive: readable, no longer changed."""

from uuid import UUID

from core.application.ports import UnitOfWork
from core.domain.actor import Actor
from core.domain.clock import Clock
from projects.application.ports import Access, ProjectQueries, ProjectRepository
from projects.application.read_models import ProjectRow
from projects.contracts import Capability


def archive_project(
    actor: Actor,
    project_id: UUID,
    *,
    unit_of_work: UnitOfWork,
    access: Access,
    projects: ProjectRepository,
    queries: ProjectQueries,
    clock: Clock,
) -> ProjectRow:
    """Whoever may change the settings may do this."""
    access(actor, project_id, Capability.READ)
    with unit_of_work(by=actor):
        project = projects.get(project_id)
        project.archive(actor.user_id, clock())
        projects.save(project)
    return queries.row(actor.user_id, project_id)
