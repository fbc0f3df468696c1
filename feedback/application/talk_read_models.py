"""Questions about conversations, and pages that answer them."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from core.domain.pages import Page, PageRequest
from feedback.contracts import UnreadRow


class CommentOrder(StrEnum):
    OLDEST = "oldest"
    NEWEST = "newest"


@dataclass(frozen=True, slots=True)
class CommentPlace:
    """A comment of an item."""

    feedback_id: UUID
    comment_id: UUID


@dataclass(frozen=True, slots=True)
class ReadPlace:
    """Where an item lies, up to when its conversation is read, and up to when it would be (None: no such comment)."""

    video_id: UUID
    version_id: UUID
    read_at: datetime | None
    up_to: datetime | None


@dataclass(frozen=True)
class UnreadQuestion:
    """Which items: these, whether there is anything to read or not, or all where there is (None)."""

    page: PageRequest
    feedback_ids: tuple[UUID, ...] | None = None


@dataclass(frozen=True)
class UnreadPage:
    """A page, and how many comments are not read over all pages."""

    page: Page[UnreadRow]
    unread: int
