"""Published answers are reproduced exactly, on days around the clock and on working days."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from schedule.contracts import CalendarKind
from schedule.domain.analysis import analysed
from schedule.domain.engine import placed
from schedule.domain.moments import DAY, moment
from schedule.domain.work_calendar import FIVE_DAYS, WorkCalendar
from schedule.domain.working_time import calendars
from schedule.infrastructure.public_holidays import KnownHolidays
from tests.schedule.domain.engine.networks import day, key, table
from tests.schedule.domain.engine.textbooks import FOUR_TYPES, HILLIER, TEXTBOOKS, Textbook

each_textbook = pytest.mark.parametrize("book", TEXTBOOKS, ids=lambda book: book.source)


@each_textbook
def test_early_and_late_dates_and_floats_are_those_of_the_textbook(book: Textbook) -> None:
    network = table(book.table)
    floats = analysed(network, placed(network)).floats
    for name, answer in book.answers.items():
        found = floats[key(name)]
        days = [day(when) for when in found[:4]]
        slack = [minutes // DAY for minutes in (found.total_float, found.free_float)]
        assert (*days, *slack)[: len(answer)] == answer, name


@each_textbook
def test_the_critical_path_is_that_of_the_textbook(book: Textbook) -> None:
    network = table(book.table)
    names = {each.id: each.name for each in network.activities}
    assert "".join(names[each] for each in analysed(network, placed(network)).critical_path) == book.critical


@pytest.mark.parametrize("book", [HILLIER, FOUR_TYPES], ids=lambda book: book.source)
def test_on_working_days_the_answers_are_working_days(book: Textbook) -> None:
    """From Thursday before Lunar New Year: the days of the textbook skip week ends and three holidays."""
    works = calendars(FIVE_DAYS.week, KnownHolidays().of("KR"))
    network = replace(table(book.table), calendars=works, begins=moment(date(2026, 2, 12)))
    floats = analysed(network, placed(network)).floats
    working = _working_days(works[CalendarKind.WORKING], date(2026, 2, 12), 60)
    assert working[:4] == [date(2026, 2, day) for day in (12, 13, 19, 20)]
    for name, (start, finish, late_start, late_finish, slack, *_) in book.answers.items():
        found = floats[key(name)]
        assert found.early_start == moment(working[start], 9 * 60)
        assert found.early_finish == moment(working[finish - 1], 18 * 60)
        assert found.late_start == moment(working[late_start], 9 * 60)
        assert found.late_finish == moment(working[late_finish - 1], 18 * 60)
        assert found.total_float == slack * 480


def _working_days(works: WorkCalendar, first: date, count: int) -> list[date]:
    days = (first + timedelta(days=at) for at in range(count * 3))
    return [each for each in days if works.hours(each)][:count]
