"""What clients get of schedules; rendered from the rows of schedule/contracts/rows.py."""

from typing import Any

from rest_framework import serializers

from core.presentation.pagination import LivePageOut, RowOut
from schedule.contracts import CalendarKind, PhaseGroup
from schedule.domain.shifts import ShiftReason
from schedule.domain.violations import Broken
from schedule.presentation.task_bodies import LINK_TYPES, PHASE_KINDS, TASK_KINDS, TASK_STATUSES

SHIFT_REASONS = [each.value for each in ShiftReason]


class DaysOut(serializers.Serializer[Any]):
    start_date = serializers.DateField()
    end_date = serializers.DateField()


class ShiftReasonOut(serializers.Serializer[Any]):
    code = serializers.ChoiceField(SHIFT_REASONS)
    predecessor_id = serializers.UUIDField(allow_null=True)
    predecessor = serializers.CharField(allow_null=True)
    text = serializers.CharField(help_text="In the caller's language.")


class ShiftOut(serializers.Serializer[Any]):
    """A task that is done at another time by now, and why."""

    task_id = serializers.UUIDField()
    name = serializers.CharField()
    before = DaysOut()
    after = DaysOut()
    days = serializers.IntegerField(help_text="From the first day before to the first day after; below zero: earlier.")
    reason = ShiftReasonOut()


class HeldTaskOut(serializers.Serializer[Any]):
    """A task that stays where it is: somebody has fixed it, it has begun, or what it waits for ends no sooner."""

    task_id = serializers.UUIDField()
    name = serializers.CharField()
    start_date = serializers.DateField()
    needed_date = serializers.DateField(allow_null=True, help_text="On which it would start else.")
    has_begun = serializers.BooleanField()
    predecessor_id = serializers.UUIDField(allow_null=True)
    predecessor = serializers.CharField(allow_null=True)
    text = serializers.CharField(help_text="Why, in the caller's language.")


class ViolationOut(serializers.Serializer[Any]):
    """What links and demands cannot both have."""

    task_id = serializers.UUIDField()
    code = serializers.ChoiceField([each.value for each in Broken])
    needed_date = serializers.DateField(help_text="On which it would have to start, or to have ended.")
    predecessor_id = serializers.UUIDField(allow_null=True)
    text = serializers.CharField(help_text="In the caller's language.")


class RearrangedOut(serializers.Serializer[Any]):
    moved = ShiftOut(many=True, help_text="By their new starts; of very many the first 2,000.")
    moved_count = serializers.IntegerField(help_text="Of all that moved.")
    moved_is_cut = serializers.BooleanField(help_text="It is not all of them: read the schedule afresh.")
    held = HeldTaskOut(many=True)
    violations = ViolationOut(many=True)


class TaskOut(serializers.Serializer[Any]):
    id = serializers.UUIDField()
    number = serializers.IntegerField(help_text="Within the project, never given twice.")
    phase_id = serializers.UUIDField(allow_null=True)
    kind = serializers.ChoiceField(TASK_KINDS)
    name = serializers.CharField()
    status = serializers.ChoiceField(TASK_STATUSES)
    status_label = serializers.CharField(help_text="In the caller's language.")
    progress = serializers.IntegerField()
    start_date = serializers.DateField()
    start_time = serializers.CharField()
    end_date = serializers.DateField(help_text="The last day on which it is worked on.")
    end_time = serializers.CharField()
    duration_days = serializers.IntegerField(help_text="A day is as long as its calendar says.")
    duration_minutes = serializers.IntegerField(help_text="Beside the days.")
    calendar = serializers.ChoiceField([each.value for each in CalendarKind])
    not_before = serializers.DateField(allow_null=True)
    must_end_by = serializers.DateField(allow_null=True)
    is_fixed = serializers.BooleanField()
    placed_by_hand = serializers.BooleanField()
    has_begun = serializers.BooleanField()
    actual_start_date = serializers.DateField(allow_null=True)
    actual_end_date = serializers.DateField(allow_null=True)
    assignees = serializers.ListField(child=serializers.UUIDField())
    place = serializers.CharField(allow_blank=True)
    notes = serializers.CharField(allow_blank=True)
    position = serializers.IntegerField()
    source = serializers.DictField(  # type: ignore[assignment]  # a field, not where one comes from
        allow_null=True, help_text="What it was made from."
    )
    version = serializers.IntegerField(help_text="The schedule's version at which it last changed.")


class ListedTaskOut(TaskOut, RowOut):
    pass


class SeenTaskOut(TaskOut):
    is_overdue = serializers.BooleanField()


class ChangedTaskOut(TaskOut, RearrangedOut):
    """With all that moved because of it."""

    schedule_version = serializers.IntegerField()


class MovedOut(RearrangedOut):
    """`applied` false: it is what would move."""

    applied = serializers.BooleanField()
    schedule_version = serializers.IntegerField()


class RemovedOut(RearrangedOut):
    """What moved because it is gone."""

    schedule_version = serializers.IntegerField()


class VersionOut(serializers.Serializer[Any]):
    schedule_version = serializers.IntegerField()


class PhaseOut(serializers.Serializer[Any]):
    id = serializers.UUIDField()
    kind = serializers.ChoiceField(PHASE_KINDS)
    group = serializers.ChoiceField([each.value for each in PhaseGroup])
    name = serializers.CharField()
    colour = serializers.CharField()
    position = serializers.IntegerField()
    version = serializers.IntegerField()


class SeenPhaseOut(PhaseOut):
    start_date = serializers.DateField(allow_null=True)
    end_date = serializers.DateField(allow_null=True)
    progress = serializers.IntegerField(help_text="Of its tasks by their lengths.")


class TaskLinkOut(serializers.Serializer[Any]):
    id = serializers.UUIDField()
    predecessor = serializers.UUIDField()
    successor = serializers.UUIDField()
    type = serializers.ChoiceField(LINK_TYPES)
    lag_days = serializers.IntegerField()
    lag_minutes = serializers.IntegerField()
    version = serializers.IntegerField()


class ChangedTaskLinkOut(TaskLinkOut, RearrangedOut):
    """With all that moved because of it."""

    schedule_version = serializers.IntegerField()


class PlacedOut(serializers.Serializer[Any]):
    id = serializers.UUIDField()
    early_start_date = serializers.DateField()
    early_end_date = serializers.DateField()
    late_start_date = serializers.DateField()
    late_end_date = serializers.DateField()
    total_float_days = serializers.IntegerField(help_text="Of its calendar; how far it may slip without a later end.")
    total_float_minutes = serializers.IntegerField(help_text="Beside the days.")
    free_float_days = serializers.IntegerField(help_text="How far it may slip without moving another task.")
    free_float_minutes = serializers.IntegerField()
    is_critical = serializers.BooleanField()


class AnalysisOut(serializers.Serializer[Any]):
    version = serializers.IntegerField()
    tasks = PlacedOut(many=True)
    critical_path = serializers.ListField(child=serializers.UUIDField(), help_text="All that may not slip, by start.")
    violations = ViolationOut(many=True)


class TaskPersonOut(serializers.Serializer[Any]):
    id = serializers.UUIDField()
    name = serializers.CharField()


class ScheduleOut(serializers.Serializer[Any]):
    """The whole of it, read at a known place of the project's stream: events after `seq` bring it up to date."""

    project_id = serializers.UUIDField()
    version = serializers.IntegerField(help_text="0: nobody has planned anything yet.")
    seq = serializers.IntegerField()
    epoch = serializers.CharField()
    time_zone = serializers.CharField()
    start_date = serializers.DateField(allow_null=True)
    end_date = serializers.DateField(allow_null=True)
    progress = serializers.IntegerField()
    stage = serializers.CharField(allow_null=True, help_text="The group of the first phase that is not complete.")
    phases = SeenPhaseOut(many=True)
    tasks = SeenTaskOut(many=True)
    links = TaskLinkOut(many=True)
    people = TaskPersonOut(many=True, help_text="Members who have tasks.")


class TaskPageOut(LivePageOut):
    results = ListedTaskOut(many=True)


SCHEDULE_KNOWN = tuple(ScheduleOut().fields)
TASK_KNOWN = tuple(TaskOut().fields)
ANALYSIS_KNOWN = tuple(AnalysisOut().fields)
