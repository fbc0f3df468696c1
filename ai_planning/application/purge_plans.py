"""A project has gone for good: so do its plans. Safe to run twice and to be killed at any moment."""

from typing import Protocol
from uuid import UUID

from core.application.objects import delete_below
from core.application.ports import JobQueue, ObjectStore, UnitOfWork
from core.domain.actor import SYSTEM

PURGE_PLANS = "ai_planning.purge_plans"


class PlanRemains(Protocol):
    def drop_some(self, project_id: UUID) -> bool:
        """Deletes rows of the project, not too many at once; whether there may be more."""


def begin_purging(project_id: UUID, *, unit_of_work: UnitOfWork, jobs: JobQueue) -> None:
    """The objects take long, so a job does it."""
    with unit_of_work(by=SYSTEM):
        jobs.enqueue(PURGE_PLANS, {"project_id": str(project_id)}, key=f"{PURGE_PLANS}:{project_id}")


def purge_plans(project_id: UUID, *, unit_of_work: UnitOfWork, remains: PlanRemains, store: ObjectStore) -> None:
    """Objects first: rows that are left tell that the work is not done."""
    delete_below(store, f"plans/{project_id}/")
    is_more = True
    while is_more:
        with unit_of_work(by=SYSTEM):
            is_more = remains.drop_some(project_id)
