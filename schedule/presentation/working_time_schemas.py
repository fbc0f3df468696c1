"""Working time on the wire: hours as pairs of times of day, by the days of the week."""

from typing import Any

from rest_framework import serializers

from core.presentation.fields import LINE, Choice, Closed, ClosedBody, Day, Several, Text
from schedule.domain.working_hours import WEEK, hours_of
from schedule.domain.working_time import MOST_DAYS, MOST_STRETCHES
from schedule.presentation.task_answers import RearrangedOut

LONGEST_NAME, LONGEST_ZONE = 100, 40
COUNTRIES = ["KR"]
_TIME = r"^(?:(?:[01][0-9]|2[0-3]):[0-5][0-9]|24:00)\Z"


class Stretch(Several):
    """["09:00", "12:00"]."""

    def __init__(self, **options: Any) -> None:
        clock = Text(pattern=_TIME, code="time.malformed", max_length=5)
        super().__init__(child=clock, min_length=2, max_length=2, **options)


class HoursIn(Several):
    """[["09:00", "12:00"], ["13:00", "18:00"]]; none on a day without work. 24:00 is the end of the day."""

    def __init__(self, **options: Any) -> None:
        super().__init__(child=Stretch(), max_length=MOST_STRETCHES, **options)

    def to_internal_value(self, data: Any) -> Any:
        return hours_of(super().to_internal_value(data))


class WeekIn(Closed):
    """Days that are not given are without work."""

    mon = HoursIn(required=False)
    tue = HoursIn(required=False)
    wed = HoursIn(required=False)
    thu = HoursIn(required=False)
    fri = HoursIn(required=False)
    sat = HoursIn(required=False)
    sun = HoursIn(required=False)

    def to_internal_value(self, data: Any) -> Any:
        taken = super().to_internal_value(data)
        return tuple(taken.get(day, ()) for day in WEEK)


class DayOffIn(Closed):
    date = Day()
    name = Text(pattern=LINE, max_length=LONGEST_NAME, required=False, allow_blank=True)


class WorkingDateIn(Closed):
    date = Day()
    hours = HoursIn()


class WorkingTimeIn(ClosedBody):
    """What is not given stays."""

    time_zone = Text(pattern=LINE, max_length=LONGEST_ZONE, required=False, help_text="IANA name.")
    begins_on = Day(required=False, help_text="Nothing without a day of its own starts before.")
    week = WeekIn(required=False)
    holidays = Choice(choices=COUNTRIES, required=False, allow_null=True, help_text="Whose public holidays are kept.")
    days_off = Several(child=DayOffIn(), max_length=MOST_DAYS, required=False)
    working_dates = Several(
        child=WorkingDateIn(),
        max_length=MOST_DAYS,
        required=False,
        help_text="Days that are worked besides.",
    )

    def to_internal_value(self, data: Any) -> Any:
        """As WorkingHours has them."""
        taken = super().to_internal_value(data)
        if "days_off" in taken:
            taken["days_off"] = tuple((each["date"], each.get("name", "")) for each in taken["days_off"])
        if "working_dates" in taken:
            taken["working_dates"] = tuple((each["date"], each["hours"]) for each in taken["working_dates"])
        return taken


class HoursOut(serializers.ListField):
    def __init__(self, **options: Any) -> None:
        super().__init__(child=serializers.ListField(child=serializers.CharField()), **options)


class WeekOut(serializers.Serializer[Any]):
    mon = HoursOut()
    tue = HoursOut()
    wed = HoursOut()
    thu = HoursOut()
    fri = HoursOut()
    sat = HoursOut()
    sun = HoursOut()


class DayOffOut(serializers.Serializer[Any]):
    date = serializers.DateField()
    name = serializers.CharField(allow_blank=True)


class WorkingDateOut(serializers.Serializer[Any]):
    date = serializers.DateField()
    hours = HoursOut()


class WorkingTimeOut(serializers.Serializer[Any]):
    version = serializers.IntegerField(help_text="The schedule's.")
    time_zone = serializers.CharField()
    begins_on = serializers.DateField()
    week = WeekOut()
    holidays = serializers.CharField(allow_null=True)
    days_off = DayOffOut(many=True)
    working_dates = WorkingDateOut(many=True)


class KeptWorkingTimeOut(WorkingTimeOut, RearrangedOut):
    """With all that moved because of it."""
