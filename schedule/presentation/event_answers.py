"""Events of calendars as they are answered."""

from typing import Any

from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from core.presentation.pagination import LivePageOut, PageOut, RowOut
from schedule.presentation.event_bodies import CATEGORIES

_DAY: dict[str, Any] = {"type": "string", "format": "date", "nullable": True}
_MOMENT: dict[str, Any] = {"type": "string", "format": "date-time", "nullable": True}
_TEXT: dict[str, Any] = {"type": "string", "nullable": True}
_IDS: dict[str, Any] = {"type": "array", "items": {"type": "string", "format": "uuid"}, "nullable": True}
_WHEN: dict[str, Any] = {
    "is_all_day": {"type": "boolean"},
    "start_date": _DAY,
    "end_date": _DAY,
    "starts_at": _MOMENT,
    "ends_at": _MOMENT,
    "time_zone": _TEXT,
}
_OVERRIDE: dict[str, Any] = {
    "recurrence_id": {"type": "string"},
    "title": _TEXT,
    "category": _TEXT | {"enum": [*CATEGORIES, None]},
    "place": _TEXT,
    "notes": _TEXT,
    "attendees": _IDS,
    "when": {"type": "object", "nullable": True, "properties": _WHEN, "required": list(_WHEN)},
}


@extend_schema_field({"type": "object", "properties": _OVERRIDE, "required": list(_OVERRIDE)})
class OverrideOut(serializers.Serializer[Any]):
    """An occurrence that is not as its series says; what is null is as there."""


class WhenOut(RowOut):
    is_all_day = serializers.BooleanField()
    start_date = serializers.DateField(allow_null=True, help_text="Of all days, as the next; else null.")
    end_date = serializers.DateField(allow_null=True, help_text="The last day, included.")
    starts_at = serializers.DateTimeField(allow_null=True, help_text="null of what takes whole days, as the next two.")
    ends_at = serializers.DateTimeField(allow_null=True)
    time_zone = serializers.CharField(allow_null=True, help_text="Whose clocks the series follows.")


class CalendarEventOut(WhenOut):
    """A whole series, or an event that happens once."""

    id = serializers.UUIDField()
    project_id = serializers.UUIDField(allow_null=True, help_text="null of one's own.")
    uid = serializers.CharField(help_text="How other calendars know it.")
    title = serializers.CharField()
    category = serializers.ChoiceField(CATEGORIES)
    place = serializers.CharField(allow_blank=True)
    notes = serializers.CharField(allow_blank=True)
    attendees = serializers.ListField(child=serializers.UUIDField())
    recurrence = serializers.CharField(allow_null=True, help_text="RRULE of RFC 5545.")
    exdates = serializers.ListField(
        child=serializers.CharField(), help_text="Occurrences that were taken out, by their `recurrence_id`."
    )
    overrides = OverrideOut(many=True)
    author_id = serializers.UUIDField()
    version = serializers.IntegerField()
    created_at = serializers.DateTimeField()
    updated_at = serializers.DateTimeField()


class CalendarEventPageOut(LivePageOut):
    results = CalendarEventOut(many=True)


class OwnCalendarEventPageOut(PageOut):
    results = CalendarEventOut(many=True)


EVENT_KNOWN = tuple(CalendarEventOut().fields)
