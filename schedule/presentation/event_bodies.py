"""Events of calendars as they are sent."""

from typing import Any

from rest_framework import serializers

from core.presentation.fields import LINE, LINES, Choice, ClosedBody, Day, Id, Moment, Several, Text
from schedule.application.create_event import CreateEvent
from schedule.contracts.calendar_words import EditScope, EventCategory, category
from schedule.domain.calendar_event import EventChanges
from schedule.domain.event_details import DETAILS, LONGEST_NOTES, LONGEST_PLACE, LONGEST_TITLE, MOST_ATTENDEES
from schedule.domain.event_rule_text import LONGEST_RULE
from schedule.domain.event_span import LONGEST_ZONE
from schedule.domain.event_times import Times

CATEGORIES = [each.value for each in EventCategory]
SCOPES = [each.value for each in EditScope]
LONGEST_RECURRENCE_ID = 30
_TIMES = ("start_date", "end_date", "starts_at", "ends_at", "time_zone")
_OF_SERIES = (
    "Which occurrence `one` and `following` are about: the day, the time in the event's zone, or the moment with Z, at "
    "which it would be by its series."
)


class EventTermsIn(ClosedBody):
    """Dates for all day, or moments; not both."""

    category = Choice(choices=CATEGORIES, required=False)
    place = Text(pattern=LINE, max_length=LONGEST_PLACE, required=False, allow_blank=True)
    notes = Text(pattern=LINES, max_length=LONGEST_NOTES, required=False, allow_blank=True)
    attendees = Several(child=Id(), max_length=MOST_ATTENDEES, required=False, help_text="Members of the project.")
    start_date = Day(required=False, help_text="Of an event that takes whole days.")
    end_date = Day(required=False, help_text="The last of its days; without one it is the first.")
    starts_at = Moment(required=False, help_text="Of an event that takes some hours.")
    ends_at = Moment(required=False, help_text="Without one it takes an hour.")
    time_zone = Text(
        pattern=LINE,
        max_length=LONGEST_ZONE,
        required=False,
        help_text="Whose clocks a series follows; without one the project's.",
    )
    recurrence = Text(
        pattern=LINE,
        max_length=LONGEST_RULE,
        required=False,
        allow_null=True,
        help_text="An RRULE (RFC 5545) of days, weeks, months or years: `FREQ=WEEKLY;BYDAY=MO;COUNT=10`. null: once.",
    )


class EventIn(EventTermsIn):
    title = Text(pattern=LINE, trim_whitespace=True, max_length=LONGEST_TITLE)


class EventChangesIn(EventTermsIn):
    """What is left out stays. Exceptions of a series go along with what is changed of all of it."""

    title = Text(pattern=LINE, trim_whitespace=True, max_length=LONGEST_TITLE, required=False)
    scope = Choice(choices=SCOPES, required=False, help_text="Without one: all.")
    recurrence_id = Text(pattern=LINE, max_length=LONGEST_RECURRENCE_ID, required=False, help_text=_OF_SERIES)


class DeletionQuery(serializers.Serializer[Any]):
    scope = serializers.ChoiceField(SCOPES, default=EditScope.ALL.value, help_text="How much of a series.")
    recurrence_id = serializers.CharField(required=False, max_length=LONGEST_RECURRENCE_ID, help_text=_OF_SERIES)


def creation(given: dict[str, Any]) -> CreateEvent:
    return CreateEvent(details=details_in(given), times=times_in(given), recurrence=given.get("recurrence") or "")


def changes(given: dict[str, Any]) -> EventChanges:
    rule = (given["recurrence"] or "") if "recurrence" in given else None
    return EventChanges(details=details_in(given), times=times_in(given), recurrence=rule)


def details_in(given: dict[str, Any]) -> dict[str, Any]:
    found = {name: given[name] for name in DETAILS if name in given}
    if "category" in found:
        found["category"] = category(found["category"])
    if "attendees" in found:
        found["attendees"] = tuple(found["attendees"])
    return found


def times_in(given: dict[str, Any]) -> Times:
    return Times(**{name: given[name] for name in _TIMES if name in given})
