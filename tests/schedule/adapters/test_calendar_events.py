"""Events of calendars and feeds, in memory and in PostgreSQL alike."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import UUID

import pytest

from core.domain.actor import SYSTEM
from core.domain.events import Event
from core.domain.ids import new_id
from core.domain.pages import PageRequest
from schedule.application.event_ports import EventScope
from schedule.contracts import CalendarEventCreated, CalendarEventDeleted, CalendarEventUpdated, EventCategory
from schedule.domain.calendar_event import CalendarEvent, EventChanges, Hand, first_pattern
from schedule.domain.calendar_feed import MOST_FEEDS, CalendarFeed
from schedule.domain.event_details import EventDetails
from schedule.domain.event_refusals import EventNotFound, FeedNotFound, TooManyFeeds
from schedule.domain.event_times import Times
from schedule.infrastructure.calendar_events import DjangoEvents
from schedule.infrastructure.calendar_feeds import DjangoFeedReads, DjangoFeeds
from schedule.infrastructure.event_reads import DjangoEventReads
from schedule.infrastructure.recurrences import DateutilRecurrences
from tests.schedule.calendar_fakes import FakeCalendar, FakeFeeds

AT = datetime(2026, 3, 1, 9, 30, tzinfo=UTC)
HAND = Hand(DateutilRecurrences(), "Asia/Seoul", AT)
PROJECT, KIM, LEE = new_id(), new_id(), new_id()
SCOPE, OWN = EventScope(project_id=PROJECT, user_id=KIM), EventScope(project_id=None, user_id=KIM)
MONDAYS = Times(starts_at=datetime(2026, 3, 2, 1, tzinfo=UTC))
DAYS = Times(start_date=date(2026, 3, 2), end_date=date(2026, 3, 3))


@dataclass
class Parts:
    events: Any
    reads: Any
    feeds: Any
    feed_reads: Any
    work: Callable[..., AbstractContextManager[None]]
    told: list[Event]


@pytest.fixture(params=["fake", pytest.param("real", marks=pytest.mark.django_db)])
def parts(request: pytest.FixtureRequest) -> Parts:
    if request.param == "fake":
        fake, feeds = FakeCalendar(HAND.recurrences), FakeFeeds()
        return Parts(fake, fake, feeds, feeds, fake.unit_of_work, fake.told)
    from core.infrastructure.unit_of_work import unit_of_work

    told: list[Event] = []
    events = DjangoEvents(told.extend, HAND.recurrences)
    return Parts(events, DjangoEventReads(), DjangoFeeds(), DjangoFeedReads(), unit_of_work, told)


def event(project_id: UUID | None, times: Times = DAYS, rule: str = "", **details: Any) -> CalendarEvent:
    details = {"title": "회의", "category": EventCategory.FILMING, "place": "강릉", "notes": "둘째\n줄"} | details
    return CalendarEvent.create(
        (new_id(), project_id, KIM), EventDetails(**details), first_pattern(times, rule, HAND), HAND
    )


def plain(found: CalendarEvent) -> CalendarEvent:
    return replace(found, facts=[])


def stored(parts: Parts, scope: EventScope, *events: CalendarEvent) -> None:
    with parts.work(by=SYSTEM):
        parts.events.add(scope, events)


def test_an_event_comes_back_as_it_was_with_its_exceptions(parts: Parts) -> None:
    weekly = event(PROJECT, MONDAYS, "FREQ=WEEKLY;BYDAY=MO", attendees=(KIM, LEE))
    days = event(PROJECT, DAYS, "FREQ=MONTHLY;COUNT=5")
    moved = Times(starts_at=datetime(2026, 3, 10, 1, tzinfo=UTC), time_zone="America/New_York")
    changes = EventChanges(details={"title": "시사", "attendees": (LEE,)}, times=moved)
    weekly.revise_one(datetime(2026, 3, 9, 10), changes, HAND)  # noqa: DTZ001 - a clock on the wall
    weekly.revise_one(datetime(2026, 3, 23, 10), EventChanges(times=DAYS), HAND)  # noqa: DTZ001
    weekly.skip(datetime(2026, 3, 16, 10), HAND)  # noqa: DTZ001
    days.skip(datetime(2026, 5, 2), HAND)  # noqa: DTZ001
    stored(parts, SCOPE, weekly, days)
    with parts.work(by=SYSTEM):
        assert parts.events.get(SCOPE, weekly.id) == plain(weekly)
        assert parts.events.get(SCOPE, days.id) == plain(days)
    assert parts.reads.row(SCOPE, days.id) == days.row()


def test_what_happens_to_projects_events_is_told_once(parts: Parts) -> None:
    one, own = event(PROJECT), event(None)
    stored(parts, SCOPE, one)
    stored(parts, OWN, own)
    with parts.work(by=SYSTEM):
        found = parts.events.get(SCOPE, one.id)
        found.revise(EventChanges(details={"title": "큰 회의"}), HAND)
        parts.events.save([found])
        found.delete()
        parts.events.remove(found)
    assert [type(each) for each in parts.told] == [CalendarEventCreated, CalendarEventUpdated, CalendarEventDeleted]
    with pytest.raises(EventNotFound):
        parts.reads.row(SCOPE, one.id)
    assert parts.reads.row(OWN, own.id) == own.row()


def test_nobody_finds_what_is_not_theirs(parts: Parts) -> None:
    one, own = event(PROJECT), event(None)
    stored(parts, SCOPE, one)
    stored(parts, OWN, own)
    others = EventScope(project_id=None, user_id=LEE)
    elsewhere = EventScope(project_id=new_id(), user_id=KIM)
    for scope, which in ((others, own), (elsewhere, one), (OWN, one), (SCOPE, own)):
        with pytest.raises(EventNotFound):
            parts.reads.row(scope, which.id)
    with parts.work(by=SYSTEM):
        assert parts.events.known_as(SCOPE, [one.uid, own.uid]) == {one.uid: plain(one)}
        assert parts.events.known_as(others, [one.uid, own.uid]) == {}


def test_a_page_is_the_last_made_first(parts: Parts) -> None:
    made = [event(None) for _ in range(3)]
    stored(parts, OWN, *made)
    page = parts.reads.page(OWN, PageRequest(2, 2))
    assert (page.rows, page.total) == ((made[0].row(),), 3)


def test_around_some_days_are_those_that_may_be_there(parts: Parts) -> None:
    endless = event(PROJECT, MONDAYS, "FREQ=WEEKLY")
    counted = event(PROJECT, DAYS, "FREQ=WEEKLY;COUNT=3")
    until = event(PROJECT, MONDAYS, "FREQ=DAILY;UNTIL=20260401")
    once = event(PROJECT)
    past = event(PROJECT, Times(start_date=date(2026, 3, 8)))
    own = event(None, Times(start_date=date(2026, 3, 20)))
    counted.revise_one(
        datetime(2026, 3, 9),  # noqa: DTZ001 - a clock on the wall
        EventChanges(times=Times(start_date=date(2026, 6, 1), end_date=date(2026, 6, 1))),
        HAND,
    )
    stored(parts, SCOPE, endless, counted, until, once, past)
    stored(parts, OWN, own)

    def around(first: date, last: date, user_id: UUID | None = None, most: int = 10) -> list[UUID]:
        return [each.id for each in parts.reads.around([PROJECT], user_id, first, last, most, date(2026, 3, 18))]

    assert set(around(date(2026, 3, 2), date(2026, 3, 2))) == {endless.id, counted.id, until.id, once.id}
    assert set(around(date(2026, 3, 20), date(2026, 3, 20), KIM)) == {endless.id, until.id, own.id, counted.id}
    assert set(around(date(2026, 6, 1), date(2026, 6, 1))) == {endless.id, counted.id}
    assert around(date(2099, 1, 1), date(2099, 1, 2)) == [endless.id]
    assert around(date(2026, 2, 1), date(2026, 2, 28)) == []
    assert around(date(2026, 3, 1), date(2026, 3, 31), KIM, 2) == [endless.id, until.id]
    march = [endless.id, until.id, counted.id, own.id, past.id, once.id]
    assert around(date(2026, 3, 1), date(2026, 3, 31), KIM) == march


def test_who_attends_is_found_in_exceptions_too(parts: Parts) -> None:
    plainly, once = event(PROJECT, attendees=(LEE,)), event(PROJECT, DAYS, "FREQ=DAILY")
    named = EventChanges(details={"attendees": (LEE,)})
    once.revise_one(datetime(2026, 3, 4), named, HAND)  # noqa: DTZ001 - a clock on the wall
    stored(parts, SCOPE, plainly, once, event(PROJECT, attendees=(KIM,)))
    with parts.work(by=SYSTEM):
        assert {each.id for each in parts.events.attended_by(PROJECT, LEE)} == {plainly.id, once.id}
        assert parts.events.attended_by(new_id(), LEE) == ()


def feed(name: str = "휴대폰", owner: UUID = KIM) -> CalendarFeed:
    return CalendarFeed.create((new_id(), owner, None), name, new_id().hex, AT)


def test_feeds_are_their_owners_and_opened_by_the_hash(parts: Parts) -> None:
    first, second = feed("1"), feed("2")
    with parts.work(by=SYSTEM):
        for each in (first, second, feed(owner=LEE)):
            parts.feeds.add(each)
        found = parts.feeds.get(KIM, first.id)
        found.rotate("other", AT + timedelta(hours=1))
        parts.feeds.save(found)
        with pytest.raises(FeedNotFound):
            parts.feeds.get(LEE, first.id)
    assert parts.feed_reads.of_owner(KIM) == (second, found)
    assert parts.feed_reads.opened_by("other") == found
    assert parts.feed_reads.opened_by(first.token_hash) is None
    with parts.work(by=SYSTEM):
        parts.feeds.remove(found)
    assert parts.feed_reads.of_owner(KIM) == (second,)


def test_there_is_an_end_to_feeds(parts: Parts) -> None:
    with pytest.raises(TooManyFeeds), parts.work(by=SYSTEM):
        for _ in range(MOST_FEEDS + 1):
            parts.feeds.add(feed())
