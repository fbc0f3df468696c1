"""Events as their rows hold them."""

from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID

from core.domain.clock import rfc3339
from schedule.contracts.calendar_words import category
from schedule.domain.calendar_event import CalendarEvent
from schedule.domain.event_details import DETAILS, EventDetails
from schedule.domain.event_pattern import Override, Pattern
from schedule.domain.event_rule import Recurrences
from schedule.domain.event_rule_text import parse_rule, rule_text
from schedule.domain.event_span import AllDay, Span, Timed
from schedule.infrastructure.models import CalendarEventRecord

_SAME = ("id", "project_id", "author_id", "uid", "version", "created_at", "updated_at")
_DETAILS = ("title", "place", "notes")
CHANGING = (
    *_DETAILS, "category", "attendees", "start_date", "end_date", "starts_at", "ends_at", "time_zone", "rule",
    "exceptions", "from_day", "to_day", "version", "updated_at",
)  # fmt: skip


def record_of(event: CalendarEvent, recurrences: Recurrences) -> CalendarEventRecord:
    pattern, span = event.pattern, event.pattern.span
    days = span if isinstance(span, AllDay) else None
    timed = span if isinstance(span, Timed) else None
    from_day, to_day = pattern.reach(recurrences)
    return CalendarEventRecord(
        **{name: getattr(event, name) for name in _SAME},
        **{name: getattr(event.details, name) for name in _DETAILS},
        category=event.details.category.value,
        attendees=list(event.details.attendees),
        start_date=days.first if days else None,
        end_date=days.last if days else None,
        starts_at=timed.starts_at if timed else None,
        ends_at=timed.ends_at if timed else None,
        time_zone=timed.zone if timed else "",
        rule=rule_text(pattern.rule, span) if pattern.rule else "",
        exceptions=_exceptions(pattern),
        from_day=from_day,
        to_day=to_day,
    )


def event_of(record: CalendarEventRecord) -> CalendarEvent:
    return CalendarEvent(
        **{name: getattr(record, name) for name in _SAME},
        details=EventDetails(
            **{name: getattr(record, name) for name in _DETAILS},
            category=category(record.category),
            attendees=tuple(record.attendees),
        ),
        pattern=_pattern(record),
    )


def _pattern(record: CalendarEventRecord) -> Pattern:
    span = _span_of(record)
    if not record.rule:
        return Pattern(span)
    return Pattern(
        span,
        parse_rule(record.rule, span),
        frozenset(map(datetime.fromisoformat, record.exceptions.get("skipped", ()))),
        {datetime.fromisoformat(each["at"]): _override(each) for each in record.exceptions.get("overrides", ())},
    )


def _span_of(record: CalendarEventRecord) -> Span:
    if record.start_date and record.end_date:
        return AllDay(record.start_date, record.end_date)
    moments: tuple[Any, Any] = (record.starts_at, record.ends_at)
    return Timed(*moments, record.time_zone)


def _exceptions(pattern: Pattern) -> dict[str, Any]:
    overrides = [
        {"at": wall.isoformat(), "details": _plain(override), "span": _span_document(override.span)}
        for wall, override in sorted(pattern.overrides.items())
    ]
    return {"skipped": [each.isoformat() for each in sorted(pattern.skipped)], "overrides": overrides}


def _plain(override: Override) -> dict[str, Any]:
    found = dict(override.details)
    if "attendees" in found:
        found["attendees"] = [str(each) for each in found["attendees"]]
    return found


def _override(document: dict[str, Any]) -> Override:
    details = {name: value for name, value in document["details"].items() if name in DETAILS}
    if "category" in details:
        details["category"] = category(details["category"])
    if "attendees" in details:
        details["attendees"] = tuple(map(UUID, details["attendees"]))
    return Override(details, _span(document["span"]) if document["span"] else None)


def _span_document(span: Span | None) -> dict[str, str] | None:
    if span is None:
        return None
    if isinstance(span, AllDay):
        return {"first": span.first.isoformat(), "last": span.last.isoformat()}
    return {"starts_at": rfc3339(span.starts_at), "ends_at": rfc3339(span.ends_at), "zone": span.zone}


def _span(document: dict[str, str]) -> Span:
    if "first" in document:
        return AllDay(date.fromisoformat(document["first"]), date.fromisoformat(document["last"]))
    starts_at, ends_at = (datetime.fromisoformat(document[name]).astimezone(UTC) for name in ("starts_at", "ends_at"))
    return Timed(starts_at, ends_at, document["zone"])
