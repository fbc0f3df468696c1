"""A project has gone for good: so does its review loop. Safe to run twice and to be killed at any moment."""

from uuid import UUID

from core.application.objects import delete_below
from core.application.ports import JobQueue, ObjectStore, UnitOfWork
from core.domain.actor import SYSTEM
from core.domain.events import project_channel
from feedback.application.object_keys import attachments_prefix, parts_prefix, project_prefix
from feedback.application.ports import EventLog, Remains, StrayObjects

PURGE_JOB = "feedback.purge_project"


def begin_purging(project_id: UUID, *, unit_of_work: UnitOfWork, jobs: JobQueue) -> None:
    """The objects take long, so a job does it."""
    with unit_of_work(by=SYSTEM):
        jobs.enqueue(PURGE_JOB, {"project_id": str(project_id)}, key=f"{PURGE_JOB}:{project_id}")


def purge_project(
    project_id: UUID,
    *,
    unit_of_work: UnitOfWork,
    store: ObjectStore,
    strays: StrayObjects,
    remains: Remains,
    log: EventLog,
) -> None:
    """Objects first: rows that are left tell that the work is not done."""
    strays.abort_uploads_of(project_id)
    for prefix in (project_prefix(project_id), parts_prefix(project_id), attachments_prefix(project_id)):
        delete_below(store, prefix)
    is_more = True
    while is_more:
        with unit_of_work(by=SYSTEM):
            is_more = remains.drop_some(project_id)
    with unit_of_work(by=SYSTEM):
        # What a rename told it meanwhile.
        log.forget(project_channel(project_id))
