"""Many videos, notes and their conversation at once, for databases that are made up."""

from collections.abc import Iterable
from typing import NamedTuple

from core.infrastructure.bulk import copy


class VideoLine(NamedTuple):
    id: str
    project_id: str
    title: str
    version_count: int
    created_at: str


class VersionLine(NamedTuple):
    """A ready cut, whose objects lie nowhere."""

    id: str
    project_id: str
    video_id: str
    number: int
    file_name: str
    object_key: str
    size: int
    frame_rate: str
    frame_count: int
    duration: str
    uploaded_by_id: str
    uploaded_by_name: str
    created_at: str
    updated_at: str


class ItemLine(NamedTuple):
    """`priority` is a rank; `tags` and `drawing` are JSON."""

    id: str
    project_id: str
    video_id: str
    version_id: str
    title: str
    text: str
    timestamp: str | None
    frame: int | None
    status: str
    priority: int
    author_id: str
    author_name: str
    comment_count: int
    reaction_count: int
    created_at: str
    updated_at: str
    version: int
    out_timestamp: str | None
    out_frame: int | None
    assignee_id: str | None
    assignee_name: str
    due_date: str | None
    tags: str
    drawing: str


class CommentLine(NamedTuple):
    id: str
    project_id: str
    feedback_id: str
    parent_id: str | None
    depth: int
    text: str
    author_id: str
    author_name: str
    created_at: str
    updated_at: str
    likes: int
    questions: int


class ReactionLine(NamedTuple):
    comment_id: str
    feedback_id: str
    project_id: str
    user_id: str
    user_name: str
    kind: str
    at: str


class StatusChangeLine(NamedTuple):
    feedback_id: str
    at: str
    by_id: str
    by_name: str
    previous_status: str
    status: str


class CounterLine(NamedTuple):
    project_id: str
    status: str
    priority: int
    items: int


class StorageLine(NamedTuple):
    project_id: str
    user_id: str
    bytes: int


_FACTS = {
    "label": "",
    "notes": "",
    "status": "ready",
    "sha256": "0" * 64,
    "container": "mp4",
    "codec": "h264",
    "profile": "High",
    "width": 1920,
    "height": 1080,
    "rotation": 0,
    "audio": True,
    "audio_codec": "aac",
    "audio_channels": 2,
    "audio_sample_rate": 48_000,
    "audio_delay": 0,
    "pixel_format": "yuv420p",
    "bit_depth": 8,
    "color_primaries": "bt709",
    "color_transfer": "bt709",
    "color_space": "bt709",
    "bit_rate": 12_000_000,
    "variable_frame_rate": False,
    "interlaced": False,
    "fast_start": True,
    "reordered": True,
    "decision": "play",
    "decision_reason": "delivery.plays",
    "thumbnails": "[]",
}


def copy_videos(lines: Iterable[VideoLine]) -> int:
    return copy("feedback_video", VideoLine._fields, lines)


def copy_versions(lines: Iterable[VersionLine]) -> int:
    alike = tuple(_FACTS.values())
    return copy("feedback_version", (*VersionLine._fields, *_FACTS), ((*line, *alike) for line in lines))


def copy_items(lines: Iterable[ItemLine]) -> int:
    return copy("feedback_item", ItemLine._fields, lines)


def copy_comments(lines: Iterable[CommentLine]) -> int:
    return copy("feedback_comment", CommentLine._fields, lines)


def copy_reactions(lines: Iterable[ReactionLine]) -> int:
    return copy("feedback_reaction", ReactionLine._fields, lines)


def copy_status_changes(lines: Iterable[StatusChangeLine]) -> int:
    return copy("feedback_status_change", StatusChangeLine._fields, lines)


def copy_storage(lines: Iterable[StorageLine]) -> int:
    return copy("feedback_storage", StorageLine._fields, lines)


def copy_counters(lines: Iterable[CounterLine]) -> int:
    return copy("feedback_counter", ("project_id", "status", "priority", "count"), lines)
