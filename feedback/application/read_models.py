"""Questions that people ask and the pages that answer them."""

from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal
from typing import Any

from core.domain.pages import Page, PageRequest
from feedback.contracts import Author, FeedbackRow, VideoRow, VideoStatus


@dataclass(frozen=True)
class FeedbackPage:
    """A page, the key of its last row where more follow, and how many items of the whole project stand where."""

    page: Page[FeedbackRow]
    stats: dict[str, int]
    next_after: tuple[str, ...] | None = None


@dataclass(frozen=True, kw_only=True)
class HistoryRow:
    """A change of an item; values are as the wire has them, `resolution` is what a closed item was closed with."""

    at: datetime
    by: Author
    field: str
    previous: Any
    value: Any
    resolution: str | None = None


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
