"""Secret addresses of calendars, wired."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache, partial
from typing import Any
from uuid import UUID

import identity.api
import projects.api
from core.domain.clock import utc_now
from core.domain.pages import Page
from core.infrastructure.secrets import KeyedSecrets
from core.infrastructure.unit_of_work import unit_of_work
from schedule.application import keep_feeds as keeping
from schedule.application.keep_feeds import OpenedFeed
from schedule.application.read_feed import FeedText, feed_owner, read_feed
from schedule.domain.calendar_feed import CalendarFeed
from schedule.infrastructure.calendar_feeds import DjangoFeedReads, DjangoFeeds
from schedule.infrastructure.event_reads import DjangoEventReads
from schedule.infrastructure.ical.writer import write_feed
from schedule.infrastructure.planned_work import DjangoPlannedWork


@dataclass(frozen=True)
class FeedsApp:
    """Use cases with their ports bound."""

    list_feeds: Callable[..., Page[CalendarFeed]]
    create_feed: Callable[..., OpenedFeed]
    rotate_feed: Callable[..., OpenedFeed]
    revoke_feed: Callable[..., None]
    read_feed: Callable[..., FeedText]
    feed_owner: Callable[..., UUID | None]


@cache
def feeds() -> FeedsApp:
    kept: dict[str, Any] = {"unit_of_work": unit_of_work, "feeds": DjangoFeeds()}
    told: dict[str, Any] = {"secrets": KeyedSecrets(), "clock": utc_now}
    return FeedsApp(
        list_feeds=partial(keeping.list_feeds, reads=DjangoFeedReads()),
        create_feed=partial(keeping.create_feed, **kept, **told, access=projects.api.require),
        rotate_feed=partial(keeping.rotate_feed, **kept, **told),
        revoke_feed=partial(keeping.revoke_feed, **kept),
        read_feed=partial(
            read_feed,
            feeds=DjangoFeedReads(),
            accounts=identity.api,
            members=projects.api,
            events=DjangoEventReads(),
            work=DjangoPlannedWork(),
            writer=write_feed,
            **told,
        ),
        feed_owner=partial(feed_owner, feeds=DjangoFeedReads(), secrets=KeyedSecrets()),
    )
