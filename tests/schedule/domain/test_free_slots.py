"""When nothing is in the way."""

from datetime import date, timedelta
from uuid import UUID

from core.domain.ids import new_id
from schedule.domain.conflicts import Booking
from schedule.domain.free_slots import MOST_SLOTS, Slot, busy_days, free_slots
from schedule.domain.work_calendar import FIVE_DAYS

# A Monday.
FIRST = date(2026, 3, 2)


def day(number: int) -> date:
    return FIRST + timedelta(days=number)


def test_days_without_work_lie_between_and_do_not_count() -> None:
    slots = free_slots(FIVE_DAYS, (), 3, day(3), day(14))
    assert slots[:2] == [Slot(day(3), day(7)), Slot(day(4), day(8))]


def test_no_slot_has_a_busy_day() -> None:
    slots = free_slots(FIVE_DAYS, {day(1), day(4)}, 2, FIRST, day(11))
    assert slots == [Slot(day(2), day(3)), *(Slot(day(n), day(n + 1)) for n in (7, 8, 9, 10))]


def test_the_first_ten_are_told_and_none_goes_past_the_end() -> None:
    assert len(free_slots(FIVE_DAYS, (), 1, FIRST, day(60))) == MOST_SLOTS
    assert free_slots(FIVE_DAYS, (), 5, FIRST, day(3)) == []


def test_busy_are_the_days_of_what_is_booked_within_the_time_looked_at() -> None:
    booked = Booking(new_id(), UUID(int=1), 1, "촬영", "shooting", "", (), day(-3), day(1))
    assert busy_days([booked], FIRST, day(9)) == {FIRST, day(1)}
