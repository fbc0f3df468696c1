"""When an event happens: once, or again and again but for what was taken out or is otherwise."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time, timedelta
from types import MappingProxyType
from typing import Any
from uuid import UUID

from core.domain.errors import InvalidField
from schedule.domain.event_refusals import NoSuchOccurrence
from schedule.domain.event_rule import Recurrences, Rule
from schedule.domain.event_span import DAY, AllDay, Span, Timed, Wall
from schedule.domain.moments import LAST_DAY

MOST_EXCEPTIONS, MOST_OVERRIDES, LONGEST_OVERRIDES = 500, 100, 20_000
FAR = datetime.combine(LAST_DAY, time(23, 59, 59))
A_SECOND = timedelta(seconds=1)


@dataclass(frozen=True, slots=True)
class Override:
    """An occurrence that is not as its series says: other details, another time."""

    details: Mapping[str, Any] = field(default_factory=lambda: MappingProxyType({}))
    span: Span | None = None

    def along(self, before: Span, after: Span) -> "Override":
        """As far from its series as it was. Raises InvalidField."""
        if self.span is None:
            return self
        wall = self.span.wall + (after.wall - before.wall)
        moved: Span = self.span.at(wall)
        if isinstance(self.span, Timed) and isinstance(before, Timed) and isinstance(after, Timed):
            zone = after.zone if self.span.zone == before.zone else self.span.zone
            moved = replace(self.span, zone=zone).at(wall)
        moved.check_bounds()
        return replace(self, span=moved)

    def without(self, user_id: UUID) -> "Override":
        """The person does not attend it."""
        if user_id not in self.details.get("attendees", ()):
            return self
        left = tuple(each for each in self.details["attendees"] if each != user_id)
        return replace(self, details={**self.details, "attendees": left})


@dataclass(frozen=True)
class Pattern:
    """`skipped` and `overrides` are known by when the occurrence would have been."""

    span: Span
    rule: Rule | None = None
    skipped: frozenset[Wall] = frozenset()
    overrides: Mapping[Wall, Override] = field(default_factory=dict)

    def checked(self, recurrences: Recurrences) -> "Pattern":
        """Raises InvalidField where the series does not begin when its rule does, or has too many exceptions."""
        if self.rule is not None and not recurrences.begins(self.rule, self.span.wall):
            raise InvalidField("/recurrence", "event.starts_off_rule")
        if len(self.skipped) + len(self.overrides) > MOST_EXCEPTIONS:
            raise InvalidField("/recurrence", "event.too_many_exceptions", most=MOST_EXCEPTIONS)
        if len(self.overrides) > MOST_OVERRIDES:
            raise InvalidField("/recurrence", "event.too_many_overrides", most=MOST_OVERRIDES)
        texts = (text for each in self.overrides.values() for text in each.details.values() if isinstance(text, str))
        if sum(map(len, texts)) > LONGEST_OVERRIDES:
            raise InvalidField("/recurrence", "event.overrides_too_long", longest=LONGEST_OVERRIDES)
        return self

    def has(self, wall: Wall, recurrences: Recurrences) -> bool:
        """Whether it happens then, or would have but for an override."""
        if self.rule is None:
            return wall == self.span.wall
        return wall not in self.skipped and bool(recurrences.between(self.rule, self.span.wall, wall, wall))

    def demand(self, wall: Wall, recurrences: Recurrences) -> None:
        """Raises NoSuchOccurrence."""
        if not self.has(wall, recurrences):
            raise NoSuchOccurrence

    def effective(self, wall: Wall) -> Span:
        """When the occurrence is that would be at `wall`."""
        override = self.overrides.get(wall)
        return override.span if override and override.span else self.span.at(wall)

    def without(self, wall: Wall) -> "Pattern":
        kept = {each: override for each, override in self.overrides.items() if each != wall}
        return replace(self, skipped=self.skipped | {wall}, overrides=kept)

    def overriding(self, wall: Wall, override: Override) -> "Pattern":
        return replace(self, overrides={**self.overrides, wall: override})

    def ended_before(self, wall: Wall) -> "Pattern":
        """Of a series that goes on from `wall` no more."""
        until = wall - (DAY if isinstance(self.span, AllDay) else A_SECOND)
        rule = replace(self._recurring(), count=None, until=until)
        return replace(self._excepting(lambda each: each < wall), rule=rule)

    def going_on_from(self, wall: Wall, recurrences: Recurrences) -> "Pattern":
        """What `ended_before` takes away, as a series of its own. Of a number of times those are left that follow."""
        rule = self._recurring()
        if rule.count is not None:
            before = recurrences.between(rule, self.span.wall, self.span.wall, wall)
            rule = replace(rule, count=rule.count - len(before) + 1)
        return replace(self._excepting(lambda each: each >= wall), span=self.span.at(wall), rule=rule)

    def moved(self, span: Span, rule: Rule | None, recurrences: Recurrences) -> "Pattern":
        """At another time or by another rule; exceptions go along as far as there are such occurrences then."""
        if isinstance(span, AllDay) is not isinstance(self.span, AllDay) or rule is None:
            return Pattern(span, rule)
        by = span.wall - self.span.wall
        overrides = {wall + by: each.along(self.span, span) for wall, each in self.overrides.items()}
        found = Pattern(span, rule, frozenset(each + by for each in self.skipped), overrides)
        if rule == self.rule and not by:
            return found
        there = Pattern(span, rule)
        return found._excepting(lambda each: there.has(each, recurrences))

    def attended_as(self, other: "Pattern") -> "Pattern":
        """Whoever attends single occurrences there does so here, as far as those are otherwise here, too."""
        people = {
            wall: each.details["attendees"] for wall, each in other.overrides.items() if "attendees" in each.details
        }
        attended = {
            wall: replace(each, details={**each.details, "attendees": people[wall]}) if wall in people else each
            for wall, each in self.overrides.items()
        }
        return replace(self, overrides=attended)

    def is_over_before_it_begins(self, recurrences: Recurrences) -> bool:
        """All that there was of it has been taken out."""
        rule = self._recurring()
        if not self.skipped or (rule.count is None and rule.until is None):
            return False
        return self.skipped.issuperset(recurrences.between(rule, self.span.wall, self.span.wall, FAR))

    def reach(self, recurrences: Recurrences) -> tuple[date, date | None]:
        """First and last day on which anything of it may be, in whatever zone; None: it does not end."""
        spans = [self.span, *(each.span for each in self.overrides.values() if each.span)]
        days = [day for span in spans for day in _widely(span)]
        if self.rule is None:
            return min(days), max(days)
        last = self._last(recurrences)
        if last is None:
            return min(days), None
        return min(days), max(*days, *_widely(self.span.at(last)))

    def _recurring(self) -> Rule:
        """Raises NoSuchOccurrence of what happens once."""
        if self.rule is None:
            raise NoSuchOccurrence
        return self.rule

    def _last(self, recurrences: Recurrences) -> Wall | None:
        rule = self._recurring()
        if rule.until is not None or rule.count is None:
            return rule.until
        return recurrences.between(rule, self.span.wall, self.span.wall, FAR)[-1]

    def _excepting(self, is_kept: Any) -> "Pattern":
        skipped = frozenset(filter(is_kept, self.skipped))
        return replace(self, skipped=skipped, overrides={k: v for k, v in self.overrides.items() if is_kept(k)})


def _widely(span: Span) -> tuple[date, date]:
    """No zone is further than a day away from another."""
    first, last = span.dates("UTC")
    return (first, last) if isinstance(span, AllDay) else (first - DAY, last + DAY)
