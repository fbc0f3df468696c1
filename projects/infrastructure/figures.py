"""Figures of one project, and what happened in it, one statement each."""

from collections.abc import Collection, Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

import orjson
from django.db import connection
from django.db.models import Count, Subquery

from core.domain.events import project_channel
from core.domain.pages import CursorPage, CursorRequest
from core.domain.stream import StreamEvent
from core.infrastructure import streams
from core.infrastructure.models import ChannelRecord, StreamEventRecord
from projects.application.overview_models import RecentEvents
from projects.contracts import Role
from projects.domain.settings import DEFAULT_TIME_ZONE
from projects.infrastructure.models import MemberRecord

# Days are made of the quarters in Python, so that only one table of time zones counts.
_RECENT = """
SELECT project.settings ->> 'time_zone', happened.quarter, happened.events
FROM projects_project project LEFT JOIN LATERAL (
    SELECT date_bin('15 minutes', at, '2000-01-01Z'::timestamptz) AS quarter, count(*) AS events
    FROM core_stream_event WHERE channel = %(channel)s AND at >= %(since)s GROUP BY quarter
) happened ON true
WHERE project.id = %(id)s
"""
_NEWEST = """
SELECT happened.* FROM unnest(%(channels)s::text[]) AS stream(name) CROSS JOIN LATERAL (
    SELECT channel, seq, type, at, actor, client_id, data
    FROM core_stream_event WHERE channel = stream.name AND type <> ALL(%(without)s) ORDER BY seq DESC LIMIT %(most)s
) happened ORDER BY happened.at DESC, happened.channel DESC, happened.seq DESC LIMIT %(most)s
"""
_EVENT = ("channel", "seq", "type", "at", "actor", "client_id", "data")


class DjangoProjectFigures:
    def headcount(self, project_id: UUID) -> Mapping[Role, int]:
        counted = MemberRecord.objects.filter(project_id=project_id).values_list("role").annotate(Count("id"))
        return dict.fromkeys(Role, 0) | {Role(role): number for role, number in counted}

    def recent_events(self, project_id: UUID, since: datetime) -> RecentEvents:
        with connection.cursor() as cursor:
            cursor.execute(_RECENT, {"id": project_id, "channel": project_channel(project_id), "since": since})
            rows = cursor.fetchall()
        zone = rows[0][0] if rows else None
        counted = tuple((quarter, events) for _, quarter, events in rows if quarter is not None)
        return RecentEvents(zone or DEFAULT_TIME_ZONE, counted)


class DjangoProjectActivity:
    def page(
        self, project_id: UUID, wanted: CursorRequest, kind: str | None, without: Collection[str] = ()
    ) -> CursorPage[StreamEvent]:
        """Rows and the stream's place come from one statement, so no event falls between them."""
        channel = project_channel(project_id)
        rows = _events(channel, wanted, kind, without)
        if not rows:
            head = streams.head(channel)
            rows = _events(channel, wanted, kind, without)
        if not rows:
            return CursorPage((), None, head.seq, head.epoch)
        shown = tuple(StreamEvent(*row[:-2]) for row in rows[: wanted.size])
        following = (str(shown[-1].seq),) if len(rows) > wanted.size else None
        return CursorPage(shown, following, rows[0][-2], str(rows[0][-1]))

    def newest(
        self, project_ids: Collection[UUID], most: int, without: Collection[str] = ()
    ) -> tuple[StreamEvent, ...]:
        channels = [project_channel(each) for each in project_ids]
        with connection.cursor() as cursor:
            cursor.execute(_NEWEST, {"channels": channels, "most": most, "without": list(without)})
            rows = cursor.fetchall()
        return tuple(
            StreamEvent(channel, seq, kind, at, orjson.loads(actor), client_id, orjson.loads(data))
            for channel, seq, kind, at, actor, client_id, data in rows
        )


def _events(channel: str, wanted: CursorRequest, kind: str | None, without: Collection[str]) -> list[Any]:
    """One more than is wanted, where there are as many."""
    place = ChannelRecord.objects.filter(name=channel)
    events = StreamEventRecord.objects.filter(channel=channel).order_by("-seq").exclude(type__in=without)
    if wanted.after is not None:
        events = events.filter(seq__lt=int(wanted.after[0]))
    if kind is not None:
        events = events.filter(type=kind)
    columns = (*_EVENT, Subquery(place.values("seq")), Subquery(place.values("epoch")))
    return list(events.values_list(*columns)[: wanted.size + 1])
