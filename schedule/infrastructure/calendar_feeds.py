"""Feeds and FeedReads over PostgreSQL."""

from typing import Any
from uuid import UUID

from django.db import connection

from schedule.domain.calendar_feed import MOST_FEEDS, CalendarFeed
from schedule.domain.event_refusals import FeedNotFound, TooManyFeeds
from schedule.infrastructure.models import CalendarFeedRecord

_COLUMNS = ("id", "owner_id", "project_id", "name", "token_hash", "version", "created_at", "rotated_at")


class DjangoFeeds:
    def get(self, owner_id: UUID, feed_id: UUID) -> CalendarFeed:
        record = CalendarFeedRecord.objects.select_for_update().filter(owner_id=owner_id, id=feed_id).first()
        if record is None:
            raise FeedNotFound
        return _feed(record)

    def add(self, feed: CalendarFeed) -> None:
        with connection.cursor() as cursor:
            # Nobody else counts meanwhile; there may be no row yet that could be locked.
            cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", [f"feeds:{feed.owner_id}"])
        if CalendarFeedRecord.objects.filter(owner_id=feed.owner_id).count() >= MOST_FEEDS:
            raise TooManyFeeds(most=MOST_FEEDS)
        CalendarFeedRecord(**_columns(feed)).save(force_insert=True)

    def save(self, feed: CalendarFeed) -> None:
        columns = _columns(feed)
        CalendarFeedRecord.objects.filter(id=columns.pop("id")).update(**columns)

    def remove(self, feed: CalendarFeed) -> None:
        CalendarFeedRecord.objects.filter(id=feed.id).delete()


class DjangoFeedReads:
    def of_owner(self, owner_id: UUID) -> tuple[CalendarFeed, ...]:
        return tuple(map(_feed, CalendarFeedRecord.objects.filter(owner_id=owner_id).order_by("-id")))

    def opened_by(self, token_hash: str) -> CalendarFeed | None:
        record = CalendarFeedRecord.objects.filter(token_hash=token_hash).first()
        return None if record is None else _feed(record)


def _columns(feed: CalendarFeed) -> dict[str, Any]:
    return {name: getattr(feed, name) for name in _COLUMNS}


def _feed(record: CalendarFeedRecord) -> CalendarFeed:
    return CalendarFeed(**{name: getattr(record, name) for name in _COLUMNS})
