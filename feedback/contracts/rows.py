"""Rows: what an item and a video look like.

A row has one shape, in a REST answer and in an event's `data`: an event laid over yesterday's list gives today's.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, fields
from datetime import date, datetime
from decimal import Decimal
from typing import Any
from uuid import UUID

from core.domain.clock import rfc3339
from core.domain.events import plain
from feedback.contracts.round_words import ReviewState
from feedback.contracts.words import Delivery, FeedbackStatus, Hdr, Priority, Resolution, VideoStatus


@dataclass(frozen=True, slots=True)
class Author:
    """Who wrote it, under the name that the project knows; a guest came by a share link and is no member."""

    id: UUID
    name: str
    is_guest: bool = False

    def wire(self) -> dict[str, Any]:
        return {"id": str(self.id), "name": self.name, "is_guest": self.is_guest}


@dataclass(frozen=True, slots=True)
class CarriedFrom:
    """The version that an item was written on, before it was carried forward to a newer one."""

    version_id: UUID
    number: int

    def wire(self) -> dict[str, Any]:
        return {"version_id": str(self.version_id), "number": self.number}


@dataclass(frozen=True, slots=True)
class AttachmentRow:
    """A file that hangs on an item; `size` in bytes. Its address is told apart, because it lives shortly."""

    id: UUID
    file_name: str
    media_type: str
    size: int

    def wire(self) -> dict[str, Any]:
        return {"id": str(self.id), "file_name": self.file_name, "media_type": self.media_type, "size": self.size}


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedbackRow:
    """An item at a time of a version: `timestamp` in seconds, `frame` from 0, both None when it has none.

    `out_*` is the last frame of a range, which belongs to it. `drawing` is as the wire has it.
    """

    id: UUID
    project_id: UUID
    video_id: UUID
    version_id: UUID
    version_number: int
    video_title: str
    video_status: VideoStatus
    title: str
    text: str
    timestamp: Decimal | None
    frame: int | None
    frame_rate: str | None
    timecode: str | None
    out_timestamp: Decimal | None = None
    out_frame: int | None = None
    out_timecode: str | None = None
    status: FeedbackStatus
    resolution: Resolution | None = None
    priority: Priority
    author: Author
    comment_count: int
    created_at: datetime
    updated_at: datetime
    version: int
    assignee: Author | None = None
    due_date: date | None = None
    tags: tuple[str, ...] = ()
    mentions: tuple[Author, ...] = ()
    drawing: Sequence[Mapping[str, Any]] = ()
    attachments: tuple[AttachmentRow, ...] = ()
    reaction_count: int = 0
    carried_from: CarriedFrom | None = None
    _told: dict[str, Any] = field(default_factory=dict, init=False, repr=False, compare=False)

    def wire(self) -> dict[str, Any]:
        """The row as clients get it; worked out once, because the same row is in one list after the other."""
        if not self._told:
            self._told.update(self._wire())
        return dict(self._told)

    def _wire(self) -> dict[str, Any]:
        """Written out because lists spend their time here."""
        video_id = str(self.video_id)
        return {
            "id": str(self.id),
            "project_id": str(self.project_id),
            "video_id": video_id,
            "version_id": str(self.version_id),
            "version_number": self.version_number,
            "title": self.title,
            "text": self.text,
            **self._place(),
            "status": self.status.value,
            "resolution": self.resolution.value if self.resolution else None,
            "priority": self.priority.value,
            "author": self.author.wire(),
            "assignee": self.assignee.wire() if self.assignee else None,
            "due_date": self.due_date.isoformat() if self.due_date else None,
            "tags": list(self.tags),
            "mentions": [each.wire() for each in self.mentions] if self.mentions else [],
            "drawing": list(self.drawing),
            "attachments": [each.wire() for each in self.attachments] if self.attachments else [],
            "comment_count": self.comment_count,
            "reaction_count": self.reaction_count,
            "created_at": rfc3339(self.created_at),
            "updated_at": rfc3339(self.updated_at),
            "version": self.version,
            "carried_from": self.carried_from.wire() if self.carried_from else None,
            "video": {"id": video_id, "title": self.video_title, "status": self.video_status.value},
        }

    def _place(self) -> dict[str, Any]:
        return {
            "timestamp": None if self.timestamp is None else float(self.timestamp),
            "frame": self.frame,
            "frame_rate": self.frame_rate,
            "timecode": self.timecode,
            "out_timestamp": None if self.out_timestamp is None else float(self.out_timestamp),
            "out_frame": self.out_frame,
            "out_timecode": self.out_timecode,
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class VideoRow:
    """A video by one of its versions, without addresses. Sizes in bytes and pixels, `duration` in seconds.

    Where no version is asked for it is the newest one that has not failed. `revision` counts what people changed of
    the video. `sha256` is empty until it was checked.
    """

    id: UUID
    project_id: UUID
    title: str
    position: int
    revision: int
    version_id: UUID
    version_number: int
    label: str
    notes: str
    status: VideoStatus
    file_name: str
    size: int
    sha256: str
    container: str
    codec: str | None
    profile: str | None
    width: int | None
    height: int | None
    rotation: int | None
    frame_rate: str | None
    frame_count: int | None
    duration: Decimal | None
    start_timecode: str | None
    audio: bool | None
    audio_codec: str | None
    audio_channels: int | None
    audio_sample_rate: int | None
    audio_delay: int | None
    pixel_format: str | None
    bit_depth: int | None
    color_primaries: str | None
    color_transfer: str | None
    color_space: str | None
    bit_rate: int | None
    variable_frame_rate: bool | None
    interlaced: bool | None
    fast_start: bool | None
    decision: Delivery | None
    decision_reason: str | None
    failure_code: str | None
    review: ReviewState
    uploaded_by: Author
    created_at: datetime
    updated_at: datetime

    def wire(self) -> dict[str, Any]:
        """The video as clients get it; REST adds signed addresses and the words of decision and failure."""
        row = {name: plain(getattr(self, name)) for name in _VIDEO_FIELDS}
        return row | {
            "sha256": self.sha256 or None,
            "hdr": Hdr.told_by(self.color_transfer),
            "decision": {"delivery": self.decision, "reason": self.decision_reason} if self.decision else None,
            "failure": {"code": self.failure_code} if self.failure_code else None,
            "uploaded_by": self.uploaded_by.wire(),
        }


_APART = ("uploaded_by", "failure_code", "decision", "decision_reason")
_VIDEO_FIELDS = tuple(each.name for each in fields(VideoRow) if each.name not in _APART)
