"""What is spoken of where plans get into each other's way."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import ClassVar
from uuid import UUID

from core.domain.events import ProjectEvent


class ConflictKind(StrEnum):
    """What two tasks would need on one day."""

    SHOOTS_SAME_DAY = "shoots_same_day"
    ASSIGNEE_DOUBLE_BOOKED = "assignee_double_booked"
    PLACE_DOUBLE_BOOKED = "place_double_booked"


class ConflictState(StrEnum):
    """What people make of it; open again where one of the tasks gets other days."""

    OPEN = "open"
    IGNORED = "ignored"
    RESOLVED = "resolved"


@dataclass(frozen=True, kw_only=True)
class ConflictUpdated(ProjectEvent):
    """Told to each of the projects that the actor sees; it names neither the tasks nor the other project."""

    name: ClassVar[str] = "schedule.conflict_updated"

    conflict_id: UUID
    state: ConflictState
    at: datetime
    version: int
