"""Another calendar reads a feed; what its owner may see is asked anew each time."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import timedelta
from hashlib import blake2b
from uuid import UUID

from core.application.ports import Secrets
from core.domain.clock import Clock
from schedule.application.calendar_ports import PlannedWork
from schedule.application.event_ports import EventReads, Members
from schedule.application.feed_ports import Accounts, FeedContent, FeedReads, FeedWriter
from schedule.application.keep_feeds import hashed
from schedule.domain.calendar_event import CalendarEvent
from schedule.domain.event_refusals import FeedNotFound
from schedule.domain.moments import LAST_DAY

MOST_EVENTS, MOST_TASKS, MOST_WRITTEN = 2000, 2000, 3000
PAST = timedelta(days=366)


@dataclass(frozen=True)
class FeedText:
    """`tag` is another one where anything is otherwise; writing the text takes a while."""

    content: FeedContent
    writer: FeedWriter = field(repr=False)

    @property
    def tag(self) -> str:
        content = self.content
        digest = blake2b(digest_size=12)
        for event in content.events:
            digest.update(f"{event.id}{event.version}".encode())
        for task in content.tasks:
            digest.update(f"{task.id}{task.version}{task.start_date}{task.end_date}{task.name}{task.place}".encode())
        digest.update(repr((content.feed.name, content.today.year, sorted(content.projects.items()))).encode())
        return digest.hexdigest()

    def text(self) -> bytes:
        return self.writer(self.content)


def feed_owner(token: str, *, feeds: FeedReads, secrets: Secrets) -> UUID | None:
    """For counting; whether the token opens anything `read_feed` says."""
    feed = feeds.opened_by(hashed(token, secrets))
    return None if feed is None else feed.owner_id


def _as_many(events: Iterable[CalendarEvent]) -> Iterator[CalendarEvent]:
    """As are written with their exceptions."""
    left = MOST_WRITTEN
    for event in events:
        left -= 1 + len(event.pattern.overrides)
        if left < 0:
            return
        yield event


def read_feed(
    token: str,
    *,
    feeds: FeedReads,
    accounts: Accounts,
    members: Members,
    events: EventReads,
    work: PlannedWork,
    writer: FeedWriter,
    secrets: Secrets,
    clock: Clock,
) -> FeedText:
    """From a year ago on. Raises FeedNotFound, also where its owner has left the project or is gone."""
    feed = feeds.opened_by(hashed(token, secrets))
    if feed is None or feed.owner_id not in accounts.people([feed.owner_id]):
        raise FeedNotFound
    shown = members.shown_to(feed.owner_id)
    if feed.project_id is not None and feed.project_id not in shown:
        raise FeedNotFound
    projects = {each: name for each, name in shown.items() if feed.project_id in (None, each)}
    own = feed.owner_id if feed.project_id is None else None
    today = clock().date()
    found = events.around(projects, own, today - PAST, LAST_DAY, MOST_EVENTS, today)
    tasks = work.tasks(projects, today - PAST, LAST_DAY, MOST_TASKS, today)
    # In an order that no day changes: what is otherwise is seen by the tag.
    told = tuple(sorted(_as_many(found), key=lambda each: each.id))
    planned = tuple(sorted(tasks, key=lambda each: each.id))
    return FeedText(FeedContent(feed=feed, today=today, events=told, tasks=planned, projects=projects), writer)
