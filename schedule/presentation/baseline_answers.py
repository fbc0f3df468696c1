"""What clients get of baselines; rendered from schedule/contracts/baselines.py and schedule/domain/variance.py."""

from typing import Any

from rest_framework import serializers

from core.domain.events import plain
from core.presentation.pagination import LivePageOut, RowOut
from schedule.contracts.baselines import BaselineRow
from schedule.contracts.words import TaskKind
from schedule.domain.baseline import Outline, Planned
from schedule.domain.variance import Comparison, Difference, Variance


class BaselineOut(RowOut):
    """A named picture of where all tasks were to be."""

    id = serializers.UUIDField()
    project_id = serializers.UUIDField()
    name = serializers.CharField()
    schedule_version = serializers.IntegerField(help_text="The schedule's when it was saved.")
    task_count = serializers.IntegerField()
    start_date = serializers.DateField(allow_null=True)
    end_date = serializers.DateField(allow_null=True)
    created_by_id = serializers.UUIDField()
    created_at = serializers.DateTimeField()


class BaselinePageOut(LivePageOut):
    results = BaselineOut(many=True)


class PlannedOutlineOut(serializers.Serializer[Any]):
    start_date = serializers.DateField(allow_null=True)
    end_date = serializers.DateField(allow_null=True)


class PlannedDaysOut(PlannedOutlineOut):
    start_date = serializers.DateField()
    end_date = serializers.DateField()
    duration_days = serializers.IntegerField()
    duration_minutes = serializers.IntegerField(help_text="Beside the whole days.")


class TaskVarianceOut(serializers.Serializer[Any]):
    """Days are of the calendar, later ones positive; a length is in days of work and minutes besides."""

    task_id = serializers.UUIDField()
    name = serializers.CharField()
    kind = serializers.ChoiceField([each.value for each in TaskKind])
    difference = serializers.ChoiceField([each.value for each in Difference])
    before = PlannedDaysOut(required=False, help_text="Not of a task that was added since.")
    after = PlannedDaysOut(required=False, help_text="Not of a task that was removed since.")
    start_variance_days = serializers.IntegerField(allow_null=True)
    finish_variance_days = serializers.IntegerField(allow_null=True)
    duration_variance_days = serializers.IntegerField(allow_null=True)
    duration_variance_minutes = serializers.IntegerField(allow_null=True)


class BaselineComparisonOut(RowOut):
    baseline = BaselineOut()
    before = PlannedOutlineOut(help_text="Of all tasks then.")
    after = PlannedOutlineOut(help_text="Of all tasks now.")
    finish_variance_days = serializers.IntegerField(allow_null=True, help_text="Of the whole; later is positive.")
    tasks = TaskVarianceOut(many=True)


BASELINE_KNOWN = tuple(BaselineOut().fields)
COMPARISON_KNOWN = tuple(BaselineComparisonOut().fields)


def comparison_body(row: BaselineRow, found: Comparison) -> dict[str, Any]:
    return {
        "baseline": row.wire(),
        "before": outline_body(found.before),
        "after": outline_body(found.after),
        "finish_variance_days": found.finish_days,
        "tasks": [variance_body(each) for each in found.tasks],
    }


def outline_body(outline: Outline) -> dict[str, Any]:
    return {"start_date": plain(outline.start_date), "end_date": plain(outline.end_date)}


def variance_body(found: Variance) -> dict[str, Any]:
    shown = found.shown
    told = {name: planned_body(each) for name, each in (("before", found.before), ("after", found.after)) if each}
    return {
        "task_id": str(shown.id),
        "name": shown.name,
        "kind": shown.kind.value,
        "difference": found.difference.value,
        **told,
        "start_variance_days": found.start_days,
        "finish_variance_days": found.finish_days,
        "duration_variance_days": found.duration_days,
        "duration_variance_minutes": found.duration_minutes,
    }


def planned_body(planned: Planned) -> dict[str, Any]:
    return {
        "start_date": planned.start_date.isoformat(),
        "end_date": planned.end_date.isoformat(),
        "duration_days": planned.length.days,
        "duration_minutes": planned.length.minutes,
    }
