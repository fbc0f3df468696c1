"""Events as rows: occurrences are named by the date, or by the time in their event's zone, at which they would be."""

import re
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from schedule.contracts.event_rows import EventRow, OverrideRow, WhenRow
from schedule.domain.event_details import DETAILS, EventDetails
from schedule.domain.event_pattern import Override, Pattern
from schedule.domain.event_refusals import NoSuchOccurrence
from schedule.domain.event_rule_text import rule_text
from schedule.domain.event_span import AllDay, Span, Timed, Wall, wall_of

_NAME = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}(?:T[0-9]{2}:[0-9]{2}:[0-9]{2}(?:(?:\.[0-9]{1,6})?Z)?)?", re.ASCII)


def name_of(wall: Wall, span: Span) -> str:
    return wall.date().isoformat() if isinstance(span, AllDay) else wall.isoformat()


def wall_named(name: str, span: Span) -> Wall:
    """A moment as `starts_at` tells it means the clocks of the event then. Raises NoSuchOccurrence."""
    if not _NAME.fullmatch(name) or ("T" in name) is isinstance(span, AllDay):
        raise NoSuchOccurrence
    try:
        named = datetime.fromisoformat(name)
        return wall_of(named, span.zone) if named.tzinfo and isinstance(span, Timed) else named
    except (ValueError, OverflowError) as error:
        raise NoSuchOccurrence from error


def when_row(span: Span) -> WhenRow:
    if isinstance(span, AllDay):
        return WhenRow(start_date=span.first, end_date=span.last, starts_at=None, ends_at=None, time_zone=None)
    return WhenRow(start_date=None, end_date=None, starts_at=span.starts_at, ends_at=span.ends_at, time_zone=span.zone)


def event_row(details: EventDetails, pattern: Pattern, more: Mapping[str, Any]) -> EventRow:
    return EventRow(
        **{name: getattr(details, name) for name in DETAILS},
        when=when_row(pattern.span),
        recurrence=rule_text(pattern.rule, pattern.span) if pattern.rule else None,
        exdates=tuple(name_of(each, pattern.span) for each in sorted(pattern.skipped)),
        overrides=tuple(_override_row(wall, pattern) for wall in sorted(pattern.overrides)),
        **more,
    )


def _override_row(wall: Wall, pattern: Pattern) -> OverrideRow:
    override: Override = pattern.overrides[wall]
    return OverrideRow(
        recurrence_id=name_of(wall, pattern.span),
        when=when_row(override.span) if override.span else None,
        **{name: override.details.get(name) for name in DETAILS},
    )
