"""Weeks, holidays, days off and working dates make the calendars of a schedule."""

from datetime import date

import pytest

from core.domain.errors import InvalidField
from schedule.contracts import CalendarKind
from schedule.domain.moments import moment
from schedule.domain.refusals import NoWorkingDays
from schedule.domain.work_calendar import FIVE_DAYS, OFFICE
from schedule.domain.working_time import MOST_DAYS, MOST_STRETCHES, calendars, demand_days, demand_hours

MONDAY, SATURDAY = date(2026, 3, 9), date(2026, 3, 7)
MORNING = ((9 * 60, 12 * 60),)


def test_holidays_and_days_off_are_not_worked_and_working_dates_are() -> None:
    made = calendars(FIVE_DAYS.week, {MONDAY}, {date(2026, 3, 10)}, {SATURDAY: MORNING})
    working = made[CalendarKind.WORKING]
    assert [working.hours(date(2026, 3, day)) for day in range(6, 12)] == [OFFICE, MORNING, (), (), (), OFFICE]


def test_a_working_date_is_worked_though_it_is_a_holiday() -> None:
    assert calendars(FIVE_DAYS.week, {MONDAY}, (), {MONDAY: MORNING})[CalendarKind.WORKING].hours(MONDAY) == MORNING


def test_all_days_have_the_hours_of_the_longest_day_and_none_off() -> None:
    made = calendars((MORNING, *FIVE_DAYS.week[1:]), {MONDAY}, {SATURDAY})[CalendarKind.EVERY_DAY]
    assert {made.hours(day) for day in (MONDAY, SATURDAY, date(2026, 3, 8))} == {OFFICE}


def test_a_week_without_work_is_refused() -> None:
    with pytest.raises(NoWorkingDays):
        calendars(((),) * 7, (), (), {SATURDAY: MORNING})


@pytest.mark.parametrize(
    "hours",
    [[(600, 600)], [(700, 600)], [(600, 720), (700, 800)], [(780, 900), (540, 720)], [(-1, 60)], [(0, 1441)]],
    ids=["empty", "backwards", "overlapping", "disordered", "before the day", "after the day"],
)
def test_hours_that_are_no_hours_of_a_day_are_refused(hours: list[tuple[int, int]]) -> None:
    with pytest.raises(InvalidField) as refused:
        demand_hours(hours, "/week/mon")
    assert [(fault.pointer, fault.code) for fault in refused.value.faults] == [("/week/mon", "hours.disordered")]


def test_hours_may_touch_and_fill_the_day() -> None:
    assert demand_hours([(0, 600), (600, 1440)], "/week/mon") == ((0, 600), (600, 1440))


def test_a_day_is_not_cut_into_too_many_stretches() -> None:
    stretches = [(at * 60, at * 60 + 30) for at in range(MOST_STRETCHES + 1)]
    assert demand_hours(stretches[:-1], "/week/mon") == tuple(stretches[:-1])
    with pytest.raises(InvalidField):
        demand_hours(stretches, "/week/mon")


def test_days_are_named_once_and_not_too_many() -> None:
    days = [date.fromordinal(MONDAY.toordinal() + at) for at in range(MOST_DAYS + 1)]
    demand_days(days[:-1], "/days_off")
    for wrong, code in ((days, "days.too_many"), ([MONDAY, MONDAY], "days.repeated")):
        with pytest.raises(InvalidField) as refused:
            demand_days(wrong, "/days_off")
        assert refused.value.faults[0].code == code


def test_calendars_of_the_same_hours_count_in_one_line() -> None:
    one, other = (calendars(FIVE_DAYS.week, {MONDAY})[CalendarKind.WORKING] for _ in range(2))
    assert one == other
    assert one.line is other.line
    assert one.worked(moment(MONDAY)) == one.worked(moment(date(2026, 3, 10)))
