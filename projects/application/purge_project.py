"""A deleted project whose time is over goes for good. Safe to run twice and to be killed at any moment."""

from uuid import UUID

from core.application.objects import delete_below
from core.application.ports import JobQueue, ObjectStore, UnitOfWork
from core.domain.actor import SYSTEM
from core.domain.clock import Clock
from projects.application.ports import ProjectRepository
from projects.domain.refusals import ProjectNotFound

OBJECTS_JOB = "projects.delete_objects"


def purge_project(
    project_id: UUID, *, unit_of_work: UnitOfWork, projects: ProjectRepository, jobs: JobQueue, clock: Clock
) -> None:
    """Does nothing for one that was restored meanwhile, or has gone already."""
    with unit_of_work(by=SYSTEM):
        try:
            project = projects.get_deleted(project_id)
            project.purge(clock())
        except ProjectNotFound:
            return
        projects.remove(project)
        jobs.enqueue(OBJECTS_JOB, {"project_id": str(project_id)}, key=f"{OBJECTS_JOB}:{project_id}")


def delete_objects(project_id: UUID, *, store: ObjectStore) -> None:
    delete_below(store, f"projects/{project_id}/")
