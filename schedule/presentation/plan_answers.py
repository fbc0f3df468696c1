"""What clients get of plans."""

from typing import Any

from rest_framework import serializers

from schedule.domain.kept_tasks import KeptBecause
from schedule.presentation.task_answers import PhaseOut, RearrangedOut, TaskLinkOut, TaskOut


class KeptReasonOut(serializers.Serializer[Any]):
    code = serializers.ChoiceField([each.value for each in KeptBecause])
    text = serializers.CharField(help_text="In the caller's language.")


class KeptTaskOut(serializers.Serializer[Any]):
    """A task of an earlier plan that stays as it is."""

    task_id = serializers.UUIDField()
    name = serializers.CharField()
    start_date = serializers.DateField()
    end_date = serializers.DateField()
    reason = KeptReasonOut()


class RemovedTaskOut(serializers.Serializer[Any]):
    """A task of an earlier plan that nobody has touched, and for which this one has no use."""

    id = serializers.UUIDField()
    name = serializers.CharField()


class PlannedOut(RearrangedOut):
    """The parts of the plan as they are, or, unless it is applied, as they would be; new ones have no ids for good."""

    phases = PhaseOut(many=True)
    tasks = TaskOut(many=True)
    links = TaskLinkOut(many=True)
    kept = KeptTaskOut(many=True, help_text="Only what stays where it is; what its links move is in `moved`.")
    removed = RemovedTaskOut(many=True)
    applied = serializers.BooleanField()
    version = serializers.IntegerField(help_text="Of the schedule, as it is or, unless it is applied, would be.")


class ShotCallOut(serializers.Serializer[Any]):
    date = serializers.DateField()
    time = serializers.CharField()
    place = serializers.CharField(allow_blank=True)
    task_id = serializers.UUIDField()
    task = serializers.CharField()
    plan_id = serializers.UUIDField()
    shot_id = serializers.UUIDField()
    position = serializers.IntegerField(help_text="In the film.")
    title = serializers.CharField(allow_blank=True)
    seconds = serializers.FloatField()


class CallSheetOut(serializers.Serializer[Any]):
    """In the order in which the shots are called, wherever their tasks lie by now."""

    version = serializers.IntegerField(help_text="Of the schedule.")
    calls = ShotCallOut(many=True)


CALLS_KNOWN = tuple(CallSheetOut().fields)
