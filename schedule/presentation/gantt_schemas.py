"""What is asked of charts, and what is answered as JSON."""

from typing import Any

from rest_framework import serializers

from core.domain.language import Language
from core.presentation.fields import Day
from core.presentation.language import spoken
from core.presentation.refusals import BadQuery
from schedule.application.gantt_ports import ChartWish
from schedule.contracts import LinkType, TaskStatus
from schedule.contracts.charts import ChartFormat, Paper
from schedule.domain.gantt_rows import RowKind
from schedule.domain.gantt_scale import Zoom
from schedule.domain.moments import FIRST_DAY, LAST_DAY

ROW_KINDS = list(RowKind)


class GanttQuery(serializers.Serializer[Any]):
    format = serializers.ChoiceField(list(ChartFormat), default=ChartFormat.JSON, help_text="A picture, or pages.")
    paper = serializers.ChoiceField(list(Paper), default=Paper.A4, help_text="Of a PDF, across.")
    baseline_id = serializers.UUIDField(required=False, help_text="To be shown below the bars.")
    language = serializers.ChoiceField(list(Language), required=False, help_text="Else as Accept-Language says.")

    def get_fields(self) -> dict[str, Any]:
        """`from` is a word of Python's own."""
        days = {"from": "Only tasks that have a part in the days from this one", "to": "to this one."}
        return super().get_fields() | {name: Day(required=False, help_text=text) for name, text in days.items()}


def wish_of(given: dict[str, Any]) -> ChartWish:
    first, last = given.get("from"), given.get("to")
    for name, day in (("from", first), ("to", last)):
        if day and day < FIRST_DAY:
            raise BadQuery(name, "date.too_early", first=FIRST_DAY.isoformat())
        if day and day > LAST_DAY:
            raise BadQuery(name, "date.too_late", last=LAST_DAY.isoformat())
    if first and last and last < first:
        raise BadQuery("to", "chart.ends_before_start")
    language = Language(given["language"]) if "language" in given else spoken()
    kind, paper = ChartFormat(given["format"]), Paper(given["paper"])
    return ChartWish(kind, language, paper, first, last, given.get("baseline_id"))


class GanttRowOut(serializers.Serializer[Any]):
    """A phase, or one of its tasks or milestones, in the order in which they stand.

    Phases have no status and no floats; without tasks they have no days. Floats are in days of work and minutes
    besides, and less than none where a person's demand is broken. Bars count in days from the chart's `start_date`; a
    day's working hours fill it whole, so that bars meet overnight. `baseline_…` is where the baseline has it.
    """

    id = serializers.UUIDField()
    kind = serializers.ChoiceField(ROW_KINDS)
    level = serializers.IntegerField()
    phase_id = serializers.UUIDField(allow_null=True)
    number = serializers.IntegerField(allow_null=True)
    name = serializers.CharField()
    start_date = serializers.DateField(allow_null=True)
    end_date = serializers.DateField(allow_null=True)
    progress = serializers.IntegerField()
    status = serializers.ChoiceField(list(TaskStatus), allow_null=True)
    is_overdue = serializers.BooleanField()
    colour = serializers.CharField()
    people = serializers.ListField(child=serializers.CharField())
    is_critical = serializers.BooleanField()
    total_float_days = serializers.IntegerField(allow_null=True)
    total_float_minutes = serializers.IntegerField(allow_null=True)
    free_float_days = serializers.IntegerField(allow_null=True)
    free_float_minutes = serializers.IntegerField(allow_null=True)
    bar_offset = serializers.FloatField(allow_null=True)
    bar_length = serializers.FloatField(allow_null=True)
    baseline_start_date = serializers.DateField(allow_null=True)
    baseline_end_date = serializers.DateField(allow_null=True)
    baseline_bar_offset = serializers.FloatField(allow_null=True)
    baseline_bar_length = serializers.FloatField(allow_null=True)


class GanttLinkOut(serializers.Serializer[Any]):
    id = serializers.UUIDField()
    predecessor = serializers.UUIDField()
    successor = serializers.UUIDField()
    type = serializers.ChoiceField(list(LinkType))
    lag_days = serializers.IntegerField()
    lag_minutes = serializers.IntegerField()
    is_critical = serializers.BooleanField()


class GanttColourOut(serializers.Serializer[Any]):
    key = serializers.CharField()
    label = serializers.CharField()  # type: ignore[assignment]  # the wire has that name
    colour = serializers.CharField()


class GanttOut(serializers.Serializer[Any]):
    """`zoom` is what pictures use for these days; `days_off` is missing where they are more than ten years."""

    project_id = serializers.UUIDField()
    title = serializers.CharField()
    version = serializers.IntegerField()
    time_zone = serializers.CharField()
    today = serializers.DateField()
    start_date = serializers.DateField()
    end_date = serializers.DateField()
    zoom = serializers.ChoiceField(list(Zoom))
    baseline_id = serializers.UUIDField(allow_null=True)
    days_off = serializers.ListField(child=serializers.DateField(), allow_null=True)
    legend = GanttColourOut(many=True)
    rows = GanttRowOut(many=True)
    links = GanttLinkOut(many=True)
    critical_path = serializers.ListField(child=serializers.UUIDField())
