"""Working minutes are added, taken off and counted; nothing lies outside of 2000 to 2099."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from schedule.domain.moments import DAY, Moment, moment
from schedule.domain.refusals import NoWorkingDays, TooEarly, TooLate
from schedule.domain.work_calendar import END, EVERY_DAY, FIVE_DAYS, OFFICE, ROUND_THE_CLOCK, WorkCalendar

FRIDAY = date(2026, 3, 6)
HOURS = st.sampled_from([(), OFFICE, ((0, 60), (60, 90)), ((1380, DAY),), ((0, DAY),)])
WEEKS = st.tuples(*[HOURS] * 7).filter(any)
FIRST = moment(date(2026, 2, 20))
EXCEPTIONS = st.dictionaries(st.dates(date(2026, 2, 20), date(2026, 3, 20)), HOURS, max_size=5)
CALENDARS = st.builds(WorkCalendar, WEEKS, EXCEPTIONS)


def at(day: int, hour: int, minute: int = 0, *, month: int = 3) -> Moment:
    return moment(date(2026, month, day), hour * 60 + minute)


@pytest.mark.parametrize(
    ("start", "minutes", "end"),
    [
        (at(6, 9), 480, at(6, 18)),
        (at(6, 9), 481, at(9, 9, 1)),
        (at(6, 11, 30), 60, at(6, 13, 30)),
        (at(7, 12), 480, at(9, 18)),
        (at(6, 18), 1, at(9, 9, 1)),
        (at(6, 12, 30), 0, at(6, 13)),
    ],
)
def test_work_goes_on_over_lunch_nights_and_week_ends(start: Moment, minutes: int, end: Moment) -> None:
    assert FIVE_DAYS.added(start, minutes) == end


@pytest.mark.parametrize(
    ("end", "minutes", "start"),
    [
        (at(9, 18), 480, at(9, 9)),
        (at(9, 18), 481, at(6, 17, 59)),
        (at(9, 9), 60, at(6, 17)),
        (at(8, 12), 480, at(6, 9)),
        (at(8, 12), 0, at(6, 18)),
    ],
)
def test_work_is_counted_back_from_its_end(end: Moment, minutes: int, start: Moment) -> None:
    assert FIVE_DAYS.subtracted(end, minutes) == start


def test_between_two_moments_only_work_counts() -> None:
    assert FIVE_DAYS.between(at(6, 17), at(9, 10)) == 120
    assert FIVE_DAYS.between(at(9, 10), at(6, 17)) == -120
    assert FIVE_DAYS.between(at(7, 0), at(9, 9)) == 0


def test_a_day_off_is_skipped_and_a_working_saturday_is_worked() -> None:
    calendar = WorkCalendar(FIVE_DAYS.week, {date(2026, 3, 9): (), date(2026, 3, 7): ((600, 660),)})
    assert calendar.added(at(6, 9), 480 + 60) == at(7, 11)
    assert calendar.next_working(at(7, 11)) == at(10, 9)
    assert calendar.previous_working(at(10, 9)) == at(7, 11)


def test_it_works_until_the_last_minute_of_2099_and_not_beyond() -> None:
    assert ROUND_THE_CLOCK.added(END - 5, 5) == END
    with pytest.raises(TooLate):
        ROUND_THE_CLOCK.added(END - 5, 6)
    with pytest.raises(TooLate):
        ROUND_THE_CLOCK.next_working(END)
    with pytest.raises(TooEarly):
        ROUND_THE_CLOCK.subtracted(5, 6)
    with pytest.raises(TooEarly):
        FIVE_DAYS.previous_working(0)


def test_a_week_of_a_single_minute_is_counted_without_end_and_refused_beyond_2099() -> None:
    calendar = WorkCalendar(((), (), (), ((0, 1),), (), (), ()), {})
    assert calendar.day_minutes == 1
    with pytest.raises(TooLate):
        calendar.added(at(1, 0), 10**9)


@pytest.mark.parametrize("week", [((),) * 7, (OFFICE,) * 6], ids=["empty", "six days"])
def test_a_week_without_work_or_of_six_days_is_refused(week: tuple[tuple[tuple[int, int], ...], ...]) -> None:
    with pytest.raises(NoWorkingDays):
        WorkCalendar(week, {})


def test_weeks_are_monday_first_and_leap_days_are_worked() -> None:
    assert FIVE_DAYS.added(moment(date(2028, 2, 28), 540), 960) == moment(date(2028, 2, 29), 1080)
    assert EVERY_DAY.added(moment(date(2026, 12, 31), 540), 960) == moment(date(2027, 1, 1), 1080)


def is_worked(calendar: WorkCalendar, minute: Moment) -> bool:
    day = date.fromordinal(date(2000, 1, 1).toordinal() + minute // DAY)
    return any(start <= minute % DAY < until for start, until in calendar.hours(day))


@settings(max_examples=60, deadline=None)
@given(CALENDARS, st.integers(0, 20 * DAY), st.integers(0, 2000))
def test_adding_is_counting_minute_by_minute(calendar: WorkCalendar, offset: int, minutes: int) -> None:
    when = FIRST + offset
    minute, left = when, minutes
    while left or not (minutes or is_worked(calendar, minute)):
        left -= is_worked(calendar, minute)
        minute += 1
    assert calendar.added(when, minutes) == minute
    assert calendar.between(when, minute) == minutes
    if minutes:
        assert calendar.subtracted(minute, minutes) == calendar.next_working(when)
