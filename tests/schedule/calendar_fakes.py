"""Calendars in memory; they are copied in and out."""

from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager
from copy import deepcopy
from datetime import date
from uuid import UUID

from core.domain.actor import Actor
from core.domain.events import Event
from core.domain.pages import Page, PageRequest
from schedule.application.event_ports import EventScope
from schedule.contracts.event_rows import EventRow
from schedule.domain.calendar_event import CalendarEvent
from schedule.domain.calendar_feed import MOST_FEEDS, CalendarFeed
from schedule.domain.event_refusals import EventNotFound, FeedNotFound, TooManyEvents, TooManyFeeds
from schedule.domain.event_rule import Recurrences
from schedule.infrastructure.calendar_events import MOST_EVENTS


class FakeCalendar:
    """Events and EventReads."""

    def __init__(self, recurrences: Recurrences) -> None:
        self.kept: dict[UUID, CalendarEvent] = {}
        self.told: list[Event] = []
        self.recurrences = recurrences

    @contextmanager
    def unit_of_work(self, by: Actor) -> Iterator[None]:
        before = deepcopy((self.kept, self.told))
        try:
            yield
        except BaseException:
            self.kept, self.told = before
            raise

    def hold(self, scope: EventScope) -> None:
        """There is nobody else."""

    def get(self, scope: EventScope, event_id: UUID) -> CalendarEvent:
        found = [each for each in self._of(scope) if each.id == event_id]
        if not found:
            raise EventNotFound
        return deepcopy(found[0])

    def known_as(self, scope: EventScope, uids: Collection[str]) -> dict[str, CalendarEvent]:
        return {each.uid: deepcopy(each) for each in self._of(scope) if each.uid in uids}

    def attended_by(self, project_id: UUID, user_id: UUID) -> tuple[CalendarEvent, ...]:
        found = []
        for each in self.kept.values():
            people = {*each.details.attendees}
            for override in each.pattern.overrides.values():
                people |= {*override.details.get("attendees", ())}
            if each.project_id == project_id and user_id in people:
                found.append(deepcopy(each))
        return tuple(found)

    def add(self, scope: EventScope, events: Sequence[CalendarEvent]) -> None:
        if len(self._of(scope)) + len(events) > MOST_EVENTS:
            raise TooManyEvents(most=MOST_EVENTS)
        self.save(events)

    def save(self, events: Sequence[CalendarEvent]) -> None:
        for event in events:
            self._tell(event)
            self.kept[event.id] = deepcopy(event)

    def remove(self, event: CalendarEvent) -> None:
        self._tell(event)
        del self.kept[event.id]

    def page(self, scope: EventScope, wanted: PageRequest) -> Page[EventRow]:
        rows = [each.row() for each in sorted(self._of(scope), key=lambda each: each.id, reverse=True)]
        return Page(tuple(rows[wanted.offset : wanted.offset + wanted.size]), len(rows))

    def row(self, scope: EventScope, event_id: UUID) -> EventRow:
        return self.get(scope, event_id).row()

    def around(
        self, project_ids: Collection[UUID], user_id: UUID | None, first: date, last: date, most: int, today: date
    ) -> tuple[CalendarEvent, ...]:
        found = []
        for each in self.kept.values():
            begins, ends = each.pattern.reach(self.recurrences)
            is_own = each.project_id is None and each.author_id == user_id
            if (is_own or each.project_id in project_ids) and begins <= last and (ends is None or ends >= first):
                is_over = ends is not None and ends < today
                days = -ends.toordinal() if ends is not None and is_over else begins.toordinal()
                found.append((is_over, days, each.id, deepcopy(each)))
        return tuple(row[-1] for row in sorted(found, key=lambda row: row[:-1])[:most])

    def _of(self, scope: EventScope) -> list[CalendarEvent]:
        own = [each for each in self.kept.values() if each.project_id == scope.project_id]
        return [each for each in own if scope.project_id is not None or each.author_id == scope.user_id]

    def _tell(self, event: CalendarEvent) -> None:
        self.told += event.facts
        event.facts.clear()


class FakeFeeds:
    """Feeds and FeedReads."""

    def __init__(self) -> None:
        self.kept: dict[UUID, CalendarFeed] = {}

    def get(self, owner_id: UUID, feed_id: UUID) -> CalendarFeed:
        found = self.kept.get(feed_id)
        if found is None or found.owner_id != owner_id:
            raise FeedNotFound
        return deepcopy(found)

    def add(self, feed: CalendarFeed) -> None:
        if len(self.of_owner(feed.owner_id)) >= MOST_FEEDS:
            raise TooManyFeeds(most=MOST_FEEDS)
        self.save(feed)

    def save(self, feed: CalendarFeed) -> None:
        self.kept[feed.id] = deepcopy(feed)

    def remove(self, feed: CalendarFeed) -> None:
        del self.kept[feed.id]

    def of_owner(self, owner_id: UUID) -> tuple[CalendarFeed, ...]:
        own = [each for each in self.kept.values() if each.owner_id == owner_id]
        return tuple(deepcopy(each) for each in sorted(own, key=lambda each: each.id, reverse=True))

    def opened_by(self, token_hash: str) -> CalendarFeed | None:
        return next((deepcopy(each) for each in self.kept.values() if each.token_hash == token_hash), None)
