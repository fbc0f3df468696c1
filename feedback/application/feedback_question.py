"""Which items somebody asks for, and in which order."""

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum
from uuid import UUID

from core.domain.pages import CursorRequest, PageRequest
from feedback.contracts import FeedbackStatus, Priority


class Sort(StrEnum):
    """Untimed items come last by timecode, undated ones by due date; by priority the greatest come first."""

    NEWEST = "newest"
    OLDEST = "oldest"
    TIMECODE = "timecode"
    PRIORITY = "priority"
    REACTIONS = "reactions"
    UPDATED = "updated"
    DUE_DATE = "due_date"


@dataclass(frozen=True, kw_only=True)
class Window:
    """Items that lie in it or reach into it, both ends included; in seconds, in frames, or in both."""

    time_from: Decimal | None = None
    time_to: Decimal | None = None
    frame_from: int | None = None
    frame_to: int | None = None


@dataclass(frozen=True, kw_only=True)
class Filters:
    """All that is given has to fit. Of `statuses` and `priorities` one has to; `text` is looked for in titles, texts
    and comments, whatever its case."""

    statuses: tuple[FeedbackStatus, ...] = ()
    priorities: tuple[Priority, ...] = ()
    video_id: UUID | None = None
    version_id: UUID | None = None
    author_id: UUID | None = None
    assignee_id: UUID | None = None
    is_unassigned: bool = False
    mentioned_id: UUID | None = None
    tag: str = ""
    text: str = ""
    window: Window = field(default_factory=Window)
    due_before: date | None = None
    is_by_guests: bool = False
    has_drawing: bool = False

    @property
    def only_counted(self) -> bool:
        """Whether kept totals tell how many there are."""
        return self == Filters(statuses=self.statuses, priorities=self.priorities)


@dataclass(frozen=True, kw_only=True)
class FeedbackQuestion:
    """A numbered page, or a stretch after the item that a cursor names."""

    page: PageRequest | CursorRequest
    filters: Filters = field(default_factory=Filters)
    sort: Sort = Sort.NEWEST
