"""Secret addresses of calendars: made, told once, given another token, taken back."""

from dataclasses import dataclass, field
from uuid import UUID

from core.application.ports import Secrets, UnitOfWork
from core.domain.actor import Actor
from core.domain.clock import Clock
from core.domain.ids import new_id
from core.domain.pages import Page, PageRequest
from projects.contracts import Capability
from schedule.application.event_ports import Access
from schedule.application.feed_ports import FeedReads, Feeds
from schedule.domain.calendar_feed import CalendarFeed


@dataclass(frozen=True)
class OpenedFeed:
    """The token is told this once."""

    feed: CalendarFeed
    token: str = field(repr=False)


def hashed(token: str, secrets: Secrets) -> str:
    """Keyed, and apart from tokens of any other kind."""
    return secrets.hash(f"calendar feed {token}")


def list_feeds(actor: Actor, wanted: PageRequest, *, reads: FeedReads) -> Page[CalendarFeed]:
    rows = reads.of_owner(actor.user_id)
    return Page(rows[wanted.offset : wanted.offset + wanted.size], len(rows))


def create_feed(
    actor: Actor,
    project_id: UUID | None,
    name: str,
    *,
    unit_of_work: UnitOfWork,
    access: Access,
    feeds: Feeds,
    secrets: Secrets,
    clock: Clock,
) -> OpenedFeed:
    """Raises InvalidField at /name, TooManyFeeds."""
    with unit_of_work(by=actor):
        if project_id is not None:
            access(actor, project_id, Capability.READ)
        token = secrets.token()
        ids = (new_id(), actor.user_id, project_id)
        feed = CalendarFeed.create(ids, name, hashed(token, secrets), clock())
        feeds.add(feed)
    return OpenedFeed(feed, token)


def rotate_feed(
    actor: Actor,
    feed_id: UUID,
    version: int | None,
    *,
    unit_of_work: UnitOfWork,
    feeds: Feeds,
    secrets: Secrets,
    clock: Clock,
) -> OpenedFeed:
    """Raises FeedNotFound, Stale."""
    with unit_of_work(by=actor):
        feed, token = feeds.get(actor.user_id, feed_id), secrets.token()
        feed.expect(version)
        feed.rotate(hashed(token, secrets), clock())
        feeds.save(feed)
    return OpenedFeed(feed, token)


def revoke_feed(actor: Actor, feed_id: UUID, version: int | None, *, unit_of_work: UnitOfWork, feeds: Feeds) -> None:
    """Raises FeedNotFound, Stale."""
    with unit_of_work(by=actor):
        feed = feeds.get(actor.user_id, feed_id)
        feed.expect(version)
        feeds.remove(feed)
