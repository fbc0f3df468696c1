"""Questions that people ask and the pages that answer them."""

from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum
from uuid import UUID

from core.domain.pages import Page, PageRequest
from feedback.contracts import FeedbackRow, FeedbackStatus, Priority, VideoRow, VideoStatus


class Sort(StrEnum):
    """Untimed items come last by timecode; by priority the greatest come first."""

    NEWEST = "newest"
    OLDEST = "oldest"
    TIMECODE = "timecode"
    PRIORITY = "priority"


@dataclass(frozen=True, kw_only=True)
class FeedbackQuestion:
    """Which items, in which order."""

    page: PageRequest
    status: FeedbackStatus | None = None
    priority: Priority | None = None
    video_id: UUID | None = None
    version_id: UUID | None = None
    sort: Sort = Sort.NEWEST


@dataclass(frozen=True)
class FeedbackPage:
    """A page, and how many items of the whole project stand where."""

    page: Page[FeedbackRow]
    stats: dict[str, int]


@dataclass(frozen=True, kw_only=True)
class VideoQuestion:
    """Which videos; newest first."""

    page: PageRequest
    status: VideoStatus | None = None


@dataclass(frozen=True)
class VideoObjects:
    """Keys of a version's objects; `thumbnails` are (seconds, key). `source` is None until the whole file has come."""

    source: str | None
    poster: str | None = None
    thumbnails: tuple[tuple[Decimal, str], ...] = field(default=())


SeenVideo = tuple[VideoRow, VideoObjects]


@dataclass(frozen=True)
class VideoPage:
    """Rows, and the keys of each row's objects."""

    page: Page[VideoRow]
    objects: tuple[VideoObjects, ...]
