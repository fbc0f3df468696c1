"""What schedules are spoken of in."""

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from core.domain.labels import Labelled
from projects.contracts import FIRST_PLAN


class PhaseGroup(Labelled):
    """What a project is in."""

    PLANNING = "planning", "기획", "Planning"
    SHOOTING = "shooting", "촬영", "Shooting"
    EDITING = "editing", "편집", "Editing"
    REVIEW = "review", "리뷰", "Review"
    DELIVERY = "delivery", "납품", "Delivery"


class PhaseKind(Labelled):
    """Each belongs to a group (GROUPS); a custom phase to the one that it is given."""

    BASIC_PLAN = "basic_plan", "기획안", "Basic plan"
    STORY_BOARD = "story_board", "콘티", "Storyboard"
    FILMING = "filming", "촬영", "Filming"
    VIDEO_EDIT = "video_edit", "편집", "Video edit"
    POST_WORK = "post_work", "후반 작업", "Post-production"
    VIDEO_PREVIEW = "video_preview", "시사", "Preview"
    CONFIRMATION = "confirmation", "컨펌", "Confirmation"
    VIDEO_DELIVERY = "video_delivery", "납품", "Delivery"
    CUSTOM = "custom", "사용자 지정", "Custom"


class TaskKind(StrEnum):
    """A milestone has no length."""

    TASK = "task"
    MILESTONE = "milestone"


class TaskStatus(Labelled):
    """Follows progress."""

    NOT_STARTED = "not_started", "시작 전", "Not started"
    IN_PROGRESS = "in_progress", "진행 중", "In progress"
    COMPLETED = "completed", "완료", "Completed"


class LinkType(StrEnum):
    """What of the successor waits for what of the predecessor."""

    FINISH_START = "FS"
    START_START = "SS"
    FINISH_FINISH = "FF"
    START_FINISH = "SF"


class CalendarKind(StrEnum):
    """In which time a task's days are counted: on the schedule's working days, or on all days."""

    WORKING = "working"
    EVERY_DAY = "every_day"


GROUPS: Final[Mapping[PhaseKind, PhaseGroup]] = MappingProxyType(
    {
        PhaseKind.BASIC_PLAN: PhaseGroup.PLANNING,
        PhaseKind.STORY_BOARD: PhaseGroup.PLANNING,
        PhaseKind.FILMING: PhaseGroup.SHOOTING,
        PhaseKind.VIDEO_EDIT: PhaseGroup.EDITING,
        PhaseKind.POST_WORK: PhaseGroup.EDITING,
        PhaseKind.VIDEO_PREVIEW: PhaseGroup.REVIEW,
        PhaseKind.CONFIRMATION: PhaseGroup.REVIEW,
        PhaseKind.VIDEO_DELIVERY: PhaseGroup.DELIVERY,
    }
)
GROUP_COLOURS: Final[Mapping[PhaseGroup, str]] = MappingProxyType(
    {
        **{PhaseGroup[phase.group.upper()]: phase.colour for phase in FIRST_PLAN},
        PhaseGroup.REVIEW: "#8b5cf6",
        PhaseGroup.DELIVERY: "#f59e0b",
    }
)
STATUS_COLOURS: Final[Mapping[TaskStatus, str]] = MappingProxyType(
    {
        TaskStatus.NOT_STARTED: "#ffc107",
        TaskStatus.IN_PROGRESS: "#1631f8",
        TaskStatus.COMPLETED: "#28a745",
    }
)
DELAYED_COLOUR: Final = "#dc3545"
"""Of a task that is overdue, whatever its status."""
