"""What clients get of scenarios; rendered from schedule/contracts/scenarios.py and the rows of the schedule."""

from typing import Any

from rest_framework import serializers

from core.presentation.pagination import LivePageOut, RowOut
from schedule.presentation.baseline_answers import PlannedOutlineOut, TaskVarianceOut
from schedule.presentation.task_answers import RearrangedOut, SeenPhaseOut, TaskLinkOut, TaskOut


class ScenarioOut(RowOut):
    """A copy of the schedule, with something otherwise; the days are the scenario's own."""

    id = serializers.UUIDField()
    project_id = serializers.UUIDField()
    name = serializers.CharField()
    schedule_version = serializers.IntegerField(help_text="The schedule's when it was copied.")
    edit_count = serializers.IntegerField(help_text="Tasks and links that are otherwise, new or gone.")
    start_date = serializers.DateField(allow_null=True)
    end_date = serializers.DateField(allow_null=True)
    version = serializers.IntegerField()
    created_by_id = serializers.UUIDField()
    created_at = serializers.DateTimeField()
    updated_at = serializers.DateTimeField()
    applied_at = serializers.DateTimeField(allow_null=True, help_text="When the schedule last took it.")


class ScenarioPageOut(LivePageOut):
    results = ScenarioOut(many=True)


class ScenarioTaskOut(TaskOut):
    notes = None  # type: ignore[assignment]  # they stay in the schedule


class ScenarioScheduleOut(serializers.Serializer[Any]):
    """As it would be; what is otherwise has versions of its own."""

    start_date = serializers.DateField(allow_null=True)
    end_date = serializers.DateField(allow_null=True)
    time_zone = serializers.CharField()
    phases = SeenPhaseOut(many=True)
    tasks = ScenarioTaskOut(many=True)
    links = TaskLinkOut(many=True)


class WholeScenarioOut(ScenarioOut):
    schedule = ScenarioScheduleOut()


class ChangedScenarioOut(ScenarioOut, RearrangedOut):
    """With all that moved in it."""


class ScenarioTaskEditOut(serializers.Serializer[Any]):
    task_id = serializers.UUIDField()
    name = serializers.CharField()
    changed = serializers.ListField(child=serializers.CharField(), help_text="What is otherwise of it.")


class ScenarioTaskNameOut(serializers.Serializer[Any]):
    task_id = serializers.UUIDField()
    name = serializers.CharField()


class ScenarioEditsOut(serializers.Serializer[Any]):
    """What the scenario has otherwise, as far as the schedule does not have it, too."""

    changed_tasks = ScenarioTaskEditOut(many=True)
    added_tasks = serializers.ListField(child=serializers.UUIDField())
    removed_tasks = serializers.ListField(child=serializers.UUIDField())
    added_links = serializers.ListField(child=serializers.UUIDField())
    removed_links = serializers.ListField(child=serializers.UUIDField())


class ScenarioDifferenceOut(RowOut):
    """`before` is the schedule as it is, `after` what the scenario shows."""

    scenario = ScenarioOut()
    schedule_version = serializers.IntegerField(help_text="The schedule's now.")
    before = PlannedOutlineOut()
    after = PlannedOutlineOut()
    finish_variance_days = serializers.IntegerField(allow_null=True)
    tasks = TaskVarianceOut(many=True, help_text="Those that are done at another time, new or gone.")
    edits = ScenarioEditsOut()
    outdated = ScenarioTaskNameOut(many=True, help_text="Changed in the schedule as well: applying asks for consent.")


class AppliedScenarioOut(RearrangedOut):
    applied = serializers.BooleanField(help_text="False, too, where nothing is left to apply, or all of it is `held`.")
    schedule_version = serializers.IntegerField(help_text="The schedule's now; of a preview what it would be.")
    scenario = ScenarioOut()
    edits = ScenarioEditsOut(help_text="What the schedule has otherwise by now.")


SCENARIO_KNOWN = tuple(ScenarioOut().fields)
WHOLE_KNOWN = tuple(WholeScenarioOut().fields)
DIFFERENCE_KNOWN = tuple(ScenarioDifferenceOut().fields)
