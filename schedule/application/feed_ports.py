"""What feeds need from the outside, by role."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Protocol
from uuid import UUID

from schedule.contracts.calendar_view_rows import CalendarTask
from schedule.domain.calendar_event import CalendarEvent
from schedule.domain.calendar_feed import CalendarFeed


class Feeds(Protocol):
    def get(self, owner_id: UUID, feed_id: UUID) -> CalendarFeed:
        """Locked. Raises FeedNotFound."""

    def add(self, feed: CalendarFeed) -> None:
        """Raises TooManyFeeds, also where several are added at once."""

    def save(self, feed: CalendarFeed) -> None: ...

    def remove(self, feed: CalendarFeed) -> None: ...


class FeedReads(Protocol):
    """One statement each."""

    def of_owner(self, owner_id: UUID) -> tuple[CalendarFeed, ...]:
        """The last made first."""

    def opened_by(self, token_hash: str) -> CalendarFeed | None: ...


class Accounts(Protocol):
    """Asks the identity context."""

    def people(self, ids: Collection[UUID]) -> Mapping[UUID, Any]:
        """Those whose accounts are not closed; one statement."""
        ...


@dataclass(frozen=True, kw_only=True)
class FeedContent:
    """`projects` are names, which are shown where there is more than the one."""

    feed: CalendarFeed
    today: date
    events: Sequence[CalendarEvent]
    tasks: Sequence[CalendarTask]
    projects: Mapping[UUID, str]


class FeedWriter(Protocol):
    def __call__(self, content: FeedContent) -> bytes:
        """As iCalendar."""
