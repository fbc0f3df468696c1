"""A review is due: who has not decided is reminded three days and one day before, and on the day."""

from collections.abc import Callable, Collection, Iterator, Mapping
from datetime import datetime, timedelta
from uuid import UUID, uuid5
from zoneinfo import ZoneInfo

from core.application.ports import UnitOfWork
from core.domain.actor import SYSTEM
from core.domain.clock import Clock
from feedback.application.review_news import DAYS_BEFORE, reminder_of
from feedback.application.round_ports import RoundReads
from feedback.application.round_read_models import DueRound
from feedback.application.tell_finish import Herald

FIRST_HOUR = 9
Zones = Callable[[Collection[UUID]], Mapping[UUID, str]]
"""Names of the time zones of projects, deleted ones left out."""


def remind_reviewers(*, unit_of_work: UnitOfWork, reads: RoundReads, zones: Zones, tell: Herald, clock: Clock) -> int:
    """Of how many rounds. As often as one likes: of one round and day everybody hears once.

    Days are those of the project; nobody is reminded of anything at night.
    """
    reminding = list(_due_now(reads, zones, clock()))
    for due, days_left in reminding:
        with unit_of_work(by=SYSTEM):
            tell(reminder_of(due, days_left), uuid5(due.id, f"{due.due_date} in {days_left}"))
    return len(reminding)


def _due_now(reads: RoundReads, zones: Zones, now: datetime) -> Iterator[tuple[DueRound, int]]:
    """Rounds to be reminded of, and how many days are left. Somewhere it is yesterday still, or tomorrow already."""
    days = [now.date() + timedelta(days=left) for left in range(-1, max(DAYS_BEFORE) + 2)]
    due = [each for each in reads.due(days) if each.waited_for]
    zone_of = zones({each.project_id for each in due})
    for each in due:
        if each.project_id in zone_of:
            there = now.astimezone(ZoneInfo(zone_of[each.project_id]))
            days_left = (each.due_date - there.date()).days
            if days_left in DAYS_BEFORE and there.hour >= FIRST_HOUR:
                yield each, days_left
