"""Who knows when a country does not work."""

from collections.abc import Mapping
from datetime import date
from typing import Protocol

from schedule.contracts.holidays import Holiday


class PublicHolidays(Protocol):
    def of(self, country: str) -> Mapping[date, Holiday]:
        """From 2000 to 2099, by day; none of a country that is not known."""
