"""An event of a calendar: of a project's, or of a person's own."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from types import MappingProxyType
from typing import Any
from uuid import UUID

from core.domain.errors import InvalidField, Stale
from core.domain.events import Event
from schedule.contracts.calendar_events import CalendarEventCreated, CalendarEventDeleted, CalendarEventUpdated
from schedule.contracts.event_rows import EventRow
from schedule.domain.event_details import EventDetails
from schedule.domain.event_pattern import Override, Pattern
from schedule.domain.event_rows import event_row
from schedule.domain.event_rule import Recurrences
from schedule.domain.event_rule_text import parse_rule, rule_text
from schedule.domain.event_span import Span, Wall
from schedule.domain.event_times import Times


@dataclass(frozen=True, kw_only=True)
class EventChanges:
    """What is to be otherwise. `recurrence` None: the rule stays; "": it happens once."""

    details: Mapping[str, Any] = field(default_factory=lambda: MappingProxyType({}))
    times: Times = field(default_factory=Times)
    recurrence: str | None = None


@dataclass(frozen=True)
class Hand:
    """Who writes, when, with what it takes: who knows when rules come round, and the zone of times that name none."""

    recurrences: Recurrences
    zone: str
    now: datetime


@dataclass(kw_only=True)
class CalendarEvent:
    """`project_id` None: the author's own. `uid` is how other calendars know it."""

    id: UUID
    project_id: UUID | None
    author_id: UUID
    uid: str
    details: EventDetails
    pattern: Pattern
    created_at: datetime
    updated_at: datetime
    version: int = 1
    facts: list[Event] = field(default_factory=list)

    @classmethod
    def create(
        cls, ids: tuple[UUID, UUID | None, UUID], details: EventDetails, pattern: Pattern, hand: Hand, uid: str = ""
    ) -> "CalendarEvent":
        """`ids` are its own, its project's and its author's. Raises InvalidField."""
        event = cls(
            id=ids[0],
            project_id=ids[1],
            author_id=ids[2],
            uid=uid or uid_of(ids[0]),
            details=details,
            pattern=pattern.checked(hand.recurrences),
            created_at=hand.now,
            updated_at=hand.now,
        )
        if event.project_id is not None:
            event.facts.append(CalendarEventCreated(project_id=event.project_id, event=event.row()))
        return event

    def expect(self, version: int | None) -> None:
        """Raises Stale where the caller saw another version."""
        if version not in (None, self.version):
            raise Stale(self.row())

    def revise(self, changes: EventChanges, hand: Hand) -> None:
        """All of it. Raises InvalidField."""
        span = changes.times.instead(self.pattern.span, hand.zone)
        self.become(self.details.with_(changes.details), self._pattern(self.pattern, span, changes, hand), hand)

    def become(self, details: EventDetails, pattern: Pattern, hand: Hand) -> bool:
        """Whether it is otherwise then. Raises InvalidField."""
        if (details, pattern) == (self.details, self.pattern):
            return False
        self.details, self.pattern = details, pattern.checked(hand.recurrences)
        self.version, self.updated_at = self.version + 1, hand.now
        if self.project_id is not None:
            self.facts.append(CalendarEventUpdated(project_id=self.project_id, event=self.row()))
        return True

    def revise_one(self, wall: Wall, changes: EventChanges, hand: Hand) -> None:
        """That occurrence alone. Raises NoSuchOccurrence, InvalidField."""
        self.pattern.demand(wall, hand.recurrences)
        if self.pattern.rule is None:
            self.revise(changes, hand)
            return
        if changes.recurrence is not None:
            raise InvalidField("/recurrence", "event.rule_of_one")
        before = self.pattern.overrides.get(wall, Override())
        details = self.details.with_({**before.details, **changes.details})
        span = changes.times.instead(self.pattern.effective(wall), hand.zone)
        moved = None if span == self.pattern.span.at(wall) else span
        override = Override(self.details.different(details), moved)
        self.become(self.details, self.pattern.overriding(wall, override), hand)

    def split(self, wall: Wall, changes: EventChanges, new_id: UUID, hand: Hand) -> "CalendarEvent":
        """From that occurrence on it is another event, changed; this one if it is the first.

        Raises NoSuchOccurrence, InvalidField.
        """
        self.pattern.demand(wall, hand.recurrences)
        if wall == self.pattern.span.wall:
            self.revise(changes, hand)
            return self
        rest = self.pattern.going_on_from(wall, hand.recurrences)
        span = changes.times.instead(rest.span, hand.zone)
        ids, details = (new_id, self.project_id, self.author_id), self.details.with_(changes.details)
        following = CalendarEvent.create(ids, details, self._pattern(rest, span, changes, hand), hand)
        self.become(self.details, self.pattern.ended_before(wall), hand)
        return following

    def skip(self, wall: Wall, hand: Hand) -> bool:
        """That occurrence is taken out; whether any is left. Raises NoSuchOccurrence."""
        self.pattern.demand(wall, hand.recurrences)
        if self.pattern.rule is None:
            return False
        return self._left(self.pattern.without(wall), hand)

    def end_before(self, wall: Wall, hand: Hand) -> bool:
        """It goes on from there no more; whether any is left. Raises NoSuchOccurrence."""
        self.pattern.demand(wall, hand.recurrences)
        if wall == self.pattern.span.wall:
            return False
        return self._left(self.pattern.ended_before(wall), hand)

    def _left(self, pattern: Pattern, hand: Hand) -> bool:
        if pattern.is_over_before_it_begins(hand.recurrences):
            return False
        self.become(self.details, pattern, hand)
        return True

    def lose(self, user_id: UUID, hand: Hand) -> None:
        """The person attends nothing of it any more."""
        overrides = {wall: each.without(user_id) for wall, each in self.pattern.overrides.items()}
        kept = tuple(each for each in self.details.attendees if each != user_id)
        self.become(self.details.with_({"attendees": kept}), replace(self.pattern, overrides=overrides), hand)

    def delete(self) -> None:
        if self.project_id is not None:
            self.facts.append(CalendarEventDeleted(project_id=self.project_id, event_id=self.id))

    def row(self) -> EventRow:
        same = ("id", "project_id", "author_id", "uid", "version", "created_at", "updated_at")
        return event_row(self.details, self.pattern, {name: getattr(self, name) for name in same})

    def _pattern(self, before: Pattern, span: Span, changes: EventChanges, hand: Hand) -> Pattern:
        """A rule that stays is read again: what it ends with may be a moment of another zone."""
        text = changes.recurrence
        if text is None:
            text = rule_text(before.rule, before.span) if before.rule else ""
        return before.moved(span, parse_rule(text, span) if text else None, hand.recurrences)


def uid_of(event_id: UUID) -> str:
    return f"{event_id}@videoplanet"


def first_pattern(times: Times, recurrence: str, hand: Hand) -> Pattern:
    """Of an event that begins. Raises InvalidField."""
    span = times.first(hand.zone)
    return Pattern(span, parse_rule(recurrence, span) if recurrence else None)
