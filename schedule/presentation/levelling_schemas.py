"""What clients send and get where people have too much to do."""

from typing import Any

from rest_framework import serializers

from core.presentation.fields import ClosedBody, Day, Flag
from schedule.application.level_schedule import LevelSchedule
from schedule.domain.allocation import MOST_LOOKED_AT
from schedule.presentation.task_answers import RearrangedOut, ShiftOut, ShiftReasonOut


class DaysQuery(ClosedBody):
    """`from` cannot name a field of a class."""

    to = Day(required=False, help_text=f"Included; at most {MOST_LOOKED_AT} days in all.")

    def get_fields(self) -> dict[str, Any]:
        first = Day(required=False, help_text="Else the first day of the schedule.")
        return {"from": first, **super().get_fields()}


class LevelIn(ClosedBody):
    apply = Flag(required=False, default=False, help_text="Else it is only shown.")
    move_fixed = Flag(required=False, default=False, help_text="Also what a person has fixed or placed.")


class OverloadShareOut(serializers.Serializer[Any]):
    id = serializers.UUIDField()
    name = serializers.CharField()
    minutes = serializers.IntegerField()


class OverloadOut(serializers.Serializer[Any]):
    """A person and a day with more work than time."""

    person_id = serializers.UUIDField()
    person = serializers.CharField(allow_null=True, help_text="Null: has left the project.")
    date = serializers.DateField()
    minutes = serializers.IntegerField()
    capacity_minutes = serializers.IntegerField()
    tasks = OverloadShareOut(many=True)


class AllocationsOut(serializers.Serializer[Any]):
    version = serializers.IntegerField()
    date_from = serializers.DateField()
    date_to = serializers.DateField()
    overloads = OverloadOut(many=True)
    has_more = serializers.BooleanField(help_text="The first ones are told; ask for later days.")


class LevelledReasonOut(ShiftReasonOut):
    assignee_id = serializers.UUIDField(allow_null=True, help_text="Who has no time before.")
    assignee = serializers.CharField(allow_null=True)


class LevelledShiftOut(ShiftOut):
    reason = LevelledReasonOut()


class LevelledOut(RearrangedOut):
    applied = serializers.BooleanField()
    moved = LevelledShiftOut(many=True, help_text="By their new starts; of very many the first 2,000.")
    left = OverloadOut(many=True, help_text="What is too much still, since it is kept where it is.")
    has_more_left = serializers.BooleanField()
    version = serializers.IntegerField(help_text="Of the schedule, as it is stored.")


ALLOCATIONS_KNOWN = tuple(AllocationsOut().fields)


def level_command(parsed: dict[str, Any]) -> LevelSchedule:
    return LevelSchedule(**parsed)
