"""Views of calendars as they are asked for and answered."""

from typing import Any

from rest_framework import serializers

from core.domain.language import Language
from core.presentation.pagination import RowOut
from schedule.application.almanac import CalendarDays
from schedule.application.read_calendar import WhichDays
from schedule.contracts.calendar_words import CalendarView
from schedule.domain.event_span import LONGEST_ZONE
from schedule.domain.palette import PALETTE_SIZE, palette_index
from schedule.presentation.event_answers import WhenOut
from schedule.presentation.event_bodies import CATEGORIES

_VIEWS = [each.value for each in CalendarView]
_TASK_KINDS = ["task", "milestone"]


class CalendarQuery(serializers.Serializer[Any]):
    """`from` and `to` take the place of a view."""

    view = serializers.ChoiceField(_VIEWS, default=CalendarView.MONTH.value, help_text="A month is whole weeks.")
    date = serializers.DateField(required=False, help_text="A day of it; without one today.")
    to = serializers.DateField(required=False, help_text="The last day, included; at most 400 days.")
    time_zone = serializers.CharField(required=False, max_length=LONGEST_ZONE, help_text="In which days begin.")

    def get_fields(self) -> Any:
        """`from` is no name in Python."""
        return super().get_fields() | {"from": serializers.DateField(required=False, help_text="The first day.")}


class OccurrenceOut(WhenOut):
    event_id = serializers.UUIDField()
    project_id = serializers.UUIDField(allow_null=True, help_text="null of one's own.")
    recurrence_id = serializers.CharField(allow_null=True, help_text="null of what happens once.")
    is_changed = serializers.BooleanField(help_text="It is not as its series says.")
    title = serializers.CharField()
    category = serializers.ChoiceField(CATEGORIES)
    place = serializers.CharField(allow_blank=True)
    attendees = serializers.ListField(child=serializers.UUIDField())
    first_day = serializers.DateField(help_text="On which it is seen in `time_zone` of the answer.")
    last_day = serializers.DateField()


class CalendarTaskOut(RowOut):
    id = serializers.UUIDField()
    project_id = serializers.UUIDField()
    phase_id = serializers.UUIDField(allow_null=True)
    kind = serializers.ChoiceField(_TASK_KINDS)
    name = serializers.CharField()
    progress = serializers.IntegerField()
    assignees = serializers.ListField(child=serializers.UUIDField())
    place = serializers.CharField(allow_blank=True)
    start_date = serializers.DateField()
    end_date = serializers.DateField()
    version = serializers.IntegerField()


class CalendarPhaseOut(RowOut):
    id = serializers.UUIDField()
    project_id = serializers.UUIDField()
    kind = serializers.CharField()
    group = serializers.CharField()
    name = serializers.CharField()
    colour = serializers.CharField()
    start_date = serializers.DateField()
    end_date = serializers.DateField()


class HolidayOut(serializers.Serializer[Any]):
    date = serializers.DateField()
    name = serializers.CharField(help_text="In the language of the request.")


class CalendarPersonOut(serializers.Serializer[Any]):
    id = serializers.UUIDField()
    name = serializers.CharField()


class CalendarProjectOut(CalendarPersonOut):
    palette_index = serializers.IntegerField(help_text=f"0–{PALETTE_SIZE - 1}: the same for everybody, for good.")


class CalendarDaysOut(RowOut):
    time_zone = serializers.CharField(help_text="In which days begin and end.")
    occurrences = OccurrenceOut(many=True)
    tasks = CalendarTaskOut(many=True)
    milestones = CalendarTaskOut(many=True)
    phases = CalendarPhaseOut(many=True)
    holidays = HolidayOut(many=True)
    to = serializers.DateField()

    def get_fields(self) -> Any:
        return {"from": serializers.DateField()} | super().get_fields()


class ProjectCalendarOut(CalendarDaysOut):
    project_id = serializers.UUIDField()
    palette_index = serializers.IntegerField()
    people = CalendarPersonOut(many=True, help_text="Who attends or is assigned.")
    seq = serializers.IntegerField()
    epoch = serializers.CharField()


class OwnCalendarOut(CalendarDaysOut):
    projects = CalendarProjectOut(many=True)


PROJECT_KNOWN, OWN_KNOWN = tuple(ProjectCalendarOut().fields), tuple(OwnCalendarOut().fields)


def which_days(given: dict[str, Any]) -> WhichDays:
    return WhichDays(
        view=CalendarView(given["view"]),
        day=given.get("date"),
        first=given.get("from"),
        last=given.get("to"),
        time_zone=given.get("time_zone"),
    )


def days_body(days: CalendarDays, language: Language) -> dict[str, Any]:
    window = days.window
    return {
        "from": window.first.isoformat(),
        "to": window.last.isoformat(),
        "time_zone": window.zone,
        "occurrences": [each.wire() for each in days.occurrences],
        "tasks": [each.wire() for each in days.tasks if each.kind == "task"],
        "milestones": [each.wire() for each in days.tasks if each.kind == "milestone"],
        "phases": [each.wire() for each in days.phases],
        "holidays": [{"date": each.day.isoformat(), "name": each.name(language)} for each in days.holidays],
    }


def project_body(days: CalendarDays, project_id: Any, language: Language) -> dict[str, Any]:
    return days_body(days, language) | {
        "project_id": str(project_id),
        "palette_index": palette_index(project_id),
        "people": [{"id": str(each), "name": name} for each, name in days.people.items()],
        "seq": days.head.seq if days.head else 0,
        "epoch": days.head.epoch if days.head else "",
    }


def own_body(days: CalendarDays, language: Language) -> dict[str, Any]:
    projects = [
        {"id": str(each), "name": name, "palette_index": palette_index(each)} for each, name in days.projects.items()
    ]
    return days_body(days, language) | {"projects": projects}
