"""Public holidays that tests choose."""

from collections.abc import Mapping
from datetime import date

from schedule.contracts.holidays import Holiday


class FakeHolidays:
    def __init__(self, *days: Holiday, country: str = "KR") -> None:
        self._days = {country: {each.day: each for each in days}}

    def of(self, country: str) -> Mapping[date, Holiday]:
        return dict(self._days.get(country, {}))
