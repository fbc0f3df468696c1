"""Deleted projects whose time is over are purged, each by a job of its own."""

from core.application.ports import JobQueue, UnitOfWork
from core.domain.actor import SYSTEM
from core.domain.clock import Clock
from projects.application.life_ports import Trash

PURGE_JOB = "projects.purge_project"
AT_ONCE = 1000


def sweep_trash(*, unit_of_work: UnitOfWork, trash: Trash, jobs: JobQueue, clock: Clock) -> int:
    """How many; each gets at most one job a day."""
    now = clock()
    due = trash.due(now, AT_ONCE)
    with unit_of_work(by=SYSTEM):
        for project_id in due:
            jobs.enqueue(PURGE_JOB, {"project_id": str(project_id)}, key=f"{PURGE_JOB}:{project_id}:{now:%Y-%m-%d}")
    return len(due)
