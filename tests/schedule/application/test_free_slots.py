"""When a task that meets another could be done instead."""

from dataclasses import replace
from datetime import UTC, date, datetime
from uuid import UUID

import pytest

from core.domain.ids import new_id
from projects.contracts import Role
from schedule.application.conflict_ports import Days, Worked
from schedule.application.find_free_slots import FindFreeSlots, SlotFinder
from schedule.contracts import CalendarKind
from schedule.domain.conflicts import Booking, Conflict, conflicts_of
from schedule.domain.free_slots import Slot
from schedule.domain.work_calendar import FIVE_DAYS, WorkCalendar
from tests.schedule.fake_conflicts import FakeTown

OURS, JIMIN = UUID(int=1), UUID(int=11)
FRIDAY, MONDAY, TUESDAY = date(2027, 4, 2), date(2027, 4, 5), date(2027, 4, 6)
SATURDAY, THURSDAY = date(2027, 4, 10), date(2027, 4, 8)
ALL_DAYS = WorkCalendar((FIVE_DAYS.week[0],) * 7, {})
WORKED = Worked("Asia/Seoul", {CalendarKind.WORKING: FIVE_DAYS, CalendarKind.EVERY_DAY: ALL_DAYS})
NIGHT = datetime(2027, 4, 1, 20, tzinfo=UTC)
"""When Friday has begun in Seoul."""


def finder(*tasks: Booking) -> SlotFinder:
    town = FakeTown({OURS: {JIMIN: Role.EDITOR}}, list(tasks))
    return SlotFinder(town, town, lambda _: WORKED, lambda: NIGHT)


def shoots(**changed: object) -> tuple[Booking, Booking, Conflict]:
    one = Booking(new_id(), OURS, 1, "촬영", "shooting", "", (), FRIDAY, MONDAY)
    one, other = (replace(one, task_id=new_id(), **changed) for _ in range(2))  # type: ignore[arg-type]  # by name
    (conflict,) = conflicts_of([one, other], OURS, [OURS])
    return one, other, conflict


def test_a_weekend_that_nobody_works_makes_no_task_longer() -> None:
    one, other, conflict = shoots()
    assert finder(one, other).instead_of(conflict, OURS, [OURS])[0] == Slot(TUESDAY, date(2027, 4, 7))


def test_a_task_that_goes_on_at_weekends_may_be_done_at_one() -> None:
    one, other, conflict = shoots(calendar="every_day")
    until = replace(other, task_id=new_id(), first=TUESDAY, last=THURSDAY)
    slot = finder(one, other, until).instead_of(conflict, OURS, [OURS])[0]
    assert slot == Slot(date(2027, 4, 9), date(2027, 4, 12))


@pytest.mark.parametrize(("zone", "today"), [("Asia/Seoul", FRIDAY), ("America/New_York", date(2027, 4, 1))])
def test_the_first_free_day_is_today_where_the_schedule_is(zone: str, today: date) -> None:
    town = FakeTown({OURS: {JIMIN: Role.EDITOR}})
    slots = SlotFinder(town, town, lambda _: replace(WORKED, time_zone=zone), lambda: NIGHT)
    assert slots.find(OURS, FindFreeSlots(1), [OURS])[0] == Slot(today, today)


def test_days_that_are_told_are_kept_to() -> None:
    assert FindFreeSlots(1, SATURDAY, SATURDAY).within(FRIDAY) == Days(SATURDAY, SATURDAY)
