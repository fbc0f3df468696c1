"""An item is due: its assignee and its author are reminded three days and one day before, and on the day."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from uuid import UUID, uuid5
from zoneinfo import ZoneInfo

from core.application.ports import UnitOfWork
from core.domain.actor import SYSTEM
from core.domain.clock import Clock
from feedback.application.concern_ports import ConcernReads, DueItem, Heralds, Zones
from feedback.application.news import of_item
from identity.contracts import NotificationType

DAYS_BEFORE = {3: "in_3_days", 1: "tomorrow", 0: "today"}
FIRST_HOUR = 9


def remind_of_items(
    *, unit_of_work: UnitOfWork, reads: ConcernReads, zones: Zones, heralds: Heralds, clock: Clock
) -> int:
    """Of how many. As often as one likes: of one item and day everybody hears once.

    Days are those of the project; nobody is reminded of anything at night.
    """
    reminding = {_reminder_id(due, left): (due, left) for due, left in _due_now(reads, zones, clock())}
    told = heralds.told(reminding.keys()) if reminding else {}
    fresh = {reminder_id: due for reminder_id, due in reminding.items() if not told[reminder_id]}
    for reminder_id, (due, left) in fresh.items():
        with unit_of_work(by=SYSTEM):
            item = reads.item(due.item.project_id, due.item.id)
            if item is not None:
                people = frozenset({item.author.id} | ({item.assignee.id} if item.assignee else set()))
                heralds.tell(
                    of_item(NotificationType.DEADLINE, item, None, people, what=DAYS_BEFORE[left]), reminder_id
                )
    return len(fresh)


def _due_now(reads: ConcernReads, zones: Zones, now: datetime) -> Iterator[tuple[DueItem, int]]:
    """What people are to be reminded of, and how many days are left. Somewhere it is yesterday still, or tomorrow."""
    days = [now.date() + timedelta(days=left) for left in range(-1, max(DAYS_BEFORE) + 2)]
    due = list(reads.due(days))
    zone_of = zones({each.item.project_id for each in due}) if due else {}
    for each in due:
        if each.item.project_id in zone_of:
            there = now.astimezone(ZoneInfo(zone_of[each.item.project_id]))
            left = (each.due_date - there.date()).days
            if left in DAYS_BEFORE and there.hour >= FIRST_HOUR:
                yield each, left


def _reminder_id(due: DueItem, left: int) -> UUID:
    return uuid5(due.item.id, f"{due.due_date} in {left}")
