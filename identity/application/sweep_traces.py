"""Whoever withdrew and is still shown somewhere, because the worker gave up, is taken up again."""

from datetime import timedelta

from core.application.ports import JobQueue, UnitOfWork
from core.domain.actor import SYSTEM
from core.domain.clock import Clock
from identity.application.profile_ports import PersonalData

ERASE_JOB = "identity.erase_traces"
# Longer than the tries of one job last.
PATIENCE = timedelta(hours=6)


def sweep_traces(*, unit_of_work: UnitOfWork, personal_data: PersonalData, jobs: JobQueue, clock: Clock) -> int:
    """How many; each gets at most one more job a day."""
    now = clock()
    left = personal_data.unerased(now - PATIENCE)
    with unit_of_work(by=SYSTEM):
        for user_id in left:
            jobs.enqueue(ERASE_JOB, {"account_id": str(user_id)}, key=f"{ERASE_JOB}:{user_id}:{now:%Y-%m-%d}")
    return len(left)
