"""Public holidays out of the `holidays` library: lunar days and substitute days are its knowledge."""

from collections.abc import Mapping
from datetime import date
from functools import cache
from types import MappingProxyType

import holidays

from schedule.contracts.holidays import Holiday
from schedule.domain.moments import FIRST_DAY, LAST_DAY

COUNTRIES = frozenset({"KR"})
"""Whose holidays are named in both languages."""
_YEARS = range(FIRST_DAY.year, LAST_DAY.year + 1)


class KnownHolidays:
    def of(self, country: str) -> Mapping[date, Holiday]:
        return _of(country) if country in COUNTRIES else {}


@cache
def _of(country: str) -> Mapping[date, Holiday]:
    korean = holidays.country_holidays(country, years=_YEARS, language="ko")
    english = holidays.country_holidays(country, years=_YEARS, language="en_US")
    return MappingProxyType({day: Holiday(day, name, english[day]) for day, name in sorted(korean.items())})
