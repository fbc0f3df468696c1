"""Streams: what the people of a project have heard of lately."""

from collections.abc import Iterator
from datetime import datetime
from decimal import Decimal
from itertools import islice
from typing import Any
from uuid import UUID

from config.bulk.dice import Part, dice, id_at, moment
from config.bulk.outline import Outline, as_json
from config.bulk.reviews import Review, cut_of
from config.bulk.scale import Scale
from core.domain.events import user_channel
from core.infrastructure.bulk import ChannelLine, EventLine
from feedback.contracts import Author, FeedbackCreated, FeedbackRow, FeedbackStatus, VideoStatus
from feedback.domain.footage import timecode_at
from feedback.infrastructure.bulk import ItemLine, VersionLine
from feedback.infrastructure.priorities import PRIORITIES
from projects.contracts import MemberJoined

_GAP = 6 * 3600.0


def channels(scale: Scale, outlines: Iterator[Outline]) -> Iterator[ChannelLine]:
    for number, person in enumerate(scale.people):
        chance = dice(scale.seed, number, Part.PEOPLE)
        chance.random()
        yield ChannelLine(user_channel(person.id), 0, id_at(chance, person.joined))  # type: ignore[arg-type]  # as text
    for of in outlines:
        yield ChannelLine(of.channel, of.events, id_at(dice(scale.seed, of.number, Part.CHANNEL), of.created))


def events(scale: Scale, of: Outline) -> Iterator[EventLine]:
    """The newest is what the project was last active with."""
    if of.events:
        told = [*_notes(scale, of), *_arrivals(of)]
        told += told[: max(0, of.events - len(told))]
        for place in range(of.events):
            kind, data, actor = told[place % len(told)]
            at = moment(of.active - (of.events - 1 - place) * _GAP)
            yield EventLine(of.channel, place + 1, kind, at, as_json(actor), as_json(data))


def _notes(scale: Scale, of: Outline) -> Iterator[tuple[str, Any, Any]]:
    review = Review(scale.seed, of)
    for item in islice(review.items(), of.events):
        row = _row(item, review.videos, cut_of(item, review.versions))
        yield FeedbackCreated.name, FeedbackCreated(project_id=row.project_id, feedback=row).data(), row.author.wire()


def _arrivals(of: Outline) -> Iterator[tuple[str, Any, Any]]:
    owner = of.seats[0].person
    for seat in of.seats[1:]:
        joined = MemberJoined(
            project_id=UUID(of.id), user_id=UUID(seat.person.id), member_name=seat.person.name, role=seat.role
        )
        yield MemberJoined.name, joined.data(), {"id": owner.id, "name": owner.name}


def _row(item: ItemLine, videos: list[Any], cut: VersionLine) -> FeedbackRow:
    """As it was when it was new."""
    created = datetime.fromisoformat(item.created_at)
    return FeedbackRow(
        id=UUID(item.id),
        project_id=UUID(item.project_id),
        video_id=UUID(item.video_id),
        version_id=UUID(item.version_id),
        version_number=cut.number,
        video_title=next(video.title for video in videos if video.id == item.video_id),
        video_status=VideoStatus.READY,
        title=item.title,
        text=item.text,
        timestamp=None if item.timestamp is None else Decimal(item.timestamp),
        frame=item.frame,
        frame_rate=cut.frame_rate,
        timecode=timecode_at(item.frame, cut.frame_rate, None),
        status=FeedbackStatus.OPEN,
        priority=PRIORITIES[item.priority],
        author=Author(UUID(item.author_id), item.author_name),
        comment_count=0,
        created_at=created,
        updated_at=created,
        version=1,
    )
