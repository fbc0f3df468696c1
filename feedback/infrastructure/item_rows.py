"""Rows of items, straight from the columns."""

from functools import lru_cache
from operator import itemgetter
from typing import Any

import orjson

from feedback.contracts import Author, CarriedFrom, FeedbackRow, FeedbackStatus, Resolution, VideoStatus
from feedback.domain.footage import timecode_at
from feedback.infrastructure.attachments import attachment_rows
from feedback.infrastructure.mentions import people_kept
from feedback.infrastructure.priorities import PRIORITIES

COLUMNS = (
    "id",
    "project_id",
    "video_id",
    "cut_id",
    "cut__number",
    "video__title",
    "cut__status",
    "title",
    "text",
    "timestamp",
    "frame",
    "out_timestamp",
    "out_frame",
    "cut__frame_rate",
    "cut__start_timecode",
    "status",
    "resolution",
    "priority",
    "author_id",
    "author_name",
    "author_is_guest",
    "assignee_id",
    "assignee_name",
    "due_date",
    "tags",
    "mentions",
    "drawing",
    "attachments",
    "comment_count",
    "reaction_count",
    "created_at",
    "updated_at",
    "version",
    "origin_version_id",
    "origin_version_number",
)
_LISTS = frozenset(("tags", "mentions", "drawing", "attachments"))
_LONG = itemgetter(*map(COLUMNS.index, ("drawing", "text", "tags", "mentions", "attachments")))
# A drawing takes ten times its text as lists, which nobody may change; what else is long would take what many do.
_KEPT_LENGTH = 2000
_AS_THEY_ARE = (
    "id",
    "project_id",
    "video_id",
    "title",
    "text",
    "timestamp",
    "frame",
    "out_timestamp",
    "out_frame",
    "due_date",
    "drawing",
    "comment_count",
    "reaction_count",
    "created_at",
    "updated_at",
    "version",
)


def row_kept(values: tuple[Any, ...]) -> FeedbackRow:
    """Like `row_of`, with lists as their text. Most rows of a page are small, and as they were the last time."""
    drawing, text, tags, mentions, attachments = _LONG(values)
    is_small = drawing == "[]" and len(text) + len(tags) + len(mentions) + len(attachments) <= _KEPT_LENGTH
    return _kept(values) if is_small else _row(values)


def _row(values: tuple[Any, ...]) -> FeedbackRow:
    return row_of(tuple(map(_read, COLUMNS, values)))


_kept = lru_cache(maxsize=2048)(_row)


def _read(column: str, value: Any) -> Any:
    return orjson.loads(value) if column in _LISTS else value


def row_of(values: tuple[Any, ...]) -> FeedbackRow:
    """Of values in the order of COLUMNS."""
    known = dict(zip(COLUMNS, values, strict=True))
    rate, start = known["cut__frame_rate"], known["cut__start_timecode"]
    return FeedbackRow(
        **{name: known[name] for name in _AS_THEY_ARE},
        version_id=known["cut_id"],
        version_number=known["cut__number"],
        video_title=known["video__title"],
        video_status=VideoStatus(known["cut__status"]),
        frame_rate=rate,
        timecode=timecode_at(known["frame"], rate, start),
        out_timecode=timecode_at(known["out_frame"], rate, start),
        status=FeedbackStatus(known["status"]),
        resolution=None if known["resolution"] is None else Resolution(known["resolution"]),
        priority=PRIORITIES[known["priority"]],
        author=Author(known["author_id"], known["author_name"], known["author_is_guest"]),
        assignee=None if known["assignee_id"] is None else Author(known["assignee_id"], known["assignee_name"]),
        tags=tuple(known["tags"]),
        mentions=people_kept(known["mentions"]),
        attachments=attachment_rows(known["attachments"]),
        carried_from=_carried_from(known),
    )


def _carried_from(known: dict[str, Any]) -> CarriedFrom | None:
    version_id, number = known["origin_version_id"], known["origin_version_number"]
    return None if version_id is None or number is None else CarriedFrom(version_id, number)
