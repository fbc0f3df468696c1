"""Entries that have had their time go: three months after they were read, half a year unread."""

from datetime import timedelta

from core.application.ports import UnitOfWork
from core.domain.actor import SYSTEM
from core.domain.clock import Clock
from notifications.application.ports import InboxUpkeep

KEEP_READ, KEEP = timedelta(days=90), timedelta(days=180)
# As long as entries: a mention is told once, however late others are mentioned in the same.
KEEP_TOLD = KEEP


def drop_old(*, unit_of_work: UnitOfWork, upkeep: InboxUpkeep, clock: Clock) -> None:
    """A few at a time, so that no inbox is held for long."""
    now, is_more = clock(), True
    with unit_of_work(by=SYSTEM):
        upkeep.forget_told(now - KEEP_TOLD)
    while is_more:
        with unit_of_work(by=SYSTEM):
            is_more = upkeep.drop_old(now - KEEP_READ, now - KEEP)
