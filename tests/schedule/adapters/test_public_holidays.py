"""Public holidays of Korea, with lunar and substitute days, from 2000 to 2099."""

from datetime import date

import pytest

from core.domain.language import Language
from schedule.application.holiday_ports import PublicHolidays
from schedule.contracts.holidays import Holiday
from schedule.infrastructure.public_holidays import KnownHolidays
from tests.schedule.holidays import FakeHolidays

NEW_YEAR = Holiday(date(2026, 2, 17), "설날", "Korean New Year")


@pytest.fixture(params=[KnownHolidays(), FakeHolidays(NEW_YEAR)], ids=["library", "fake"])
def known(request: pytest.FixtureRequest) -> PublicHolidays:
    found: PublicHolidays = request.param
    return found


def test_a_holiday_is_found_by_its_day_and_named_in_both_languages(known: PublicHolidays) -> None:
    found = known.of("KR")[NEW_YEAR.day]
    assert [found.name(language) for language in Language] == ["설날", "Korean New Year"]


def test_of_a_country_that_is_not_known_there_are_none(known: PublicHolidays) -> None:
    assert known.of("ZZ") == {}


def test_lunar_new_year_has_three_days_and_a_substitute_for_a_sunday() -> None:
    days = [day for day in KnownHolidays().of("KR") if day.month == 2 and day.year in (2026, 2027)]
    assert days == [
        *(date(2026, 2, day) for day in (16, 17, 18)),
        *(date(2027, 2, day) for day in (6, 7, 8, 9)),
    ]


def test_each_year_of_schedules_has_its_holidays_named_in_both_languages() -> None:
    days = KnownHolidays().of("KR")
    assert {day.year for day in days} == set(range(2000, 2100))
    assert all(each.korean and each.english.isascii() for each in days.values())
    assert all(not each.korean.isascii() for each in days.values())
