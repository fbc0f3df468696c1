"""What is left of a webhook that has gone, and what of the log has had its time."""

from datetime import datetime, timedelta
from uuid import UUID

from core.application.ports import JobQueue, UnitOfWork
from core.domain.actor import SYSTEM
from core.domain.clock import Clock
from webhooks.application.ports import Deliveries

DROP_JOB = "webhooks.drop_log"
# As long as the events themselves are kept.
RETENTION = timedelta(days=30)


def owe_dropping(webhook_id: UUID, jobs: JobQueue) -> None:
    """Inside the unit of work that removes it: there may be many rows, so a job does it."""
    jobs.enqueue(DROP_JOB, {"webhook_id": str(webhook_id)}, key=f"{DROP_JOB}:{webhook_id}")


def drop_log(webhook_id: UUID, *, unit_of_work: UnitOfWork, deliveries: Deliveries) -> None:
    """A few at a time. Safe to run twice."""
    is_more = True
    while is_more:
        with unit_of_work(by=SYSTEM):
            is_more = deliveries.drop_some(webhook_id)


def tidy_log(*, unit_of_work: UnitOfWork, deliveries: Deliveries, clock: Clock) -> None:
    is_more, before = True, _oldest(clock())
    while is_more:
        with unit_of_work(by=SYSTEM):
            is_more = deliveries.drop_older(before)


def _oldest(now: datetime) -> datetime:
    return now - RETENTION
