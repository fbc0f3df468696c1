"""Named pictures of a schedule: how they look, and what happens to them."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, ClassVar
from uuid import UUID

from core.domain.events import ProjectEvent, plain


@dataclass(frozen=True, slots=True, kw_only=True)
class BaselineRow:
    """`schedule_version` is the schedule's when it was saved."""

    id: UUID
    project_id: UUID
    name: str
    schedule_version: int
    task_count: int
    start_date: date | None
    end_date: date | None
    created_by_id: UUID
    created_at: datetime

    def wire(self) -> dict[str, Any]:
        return {name: plain(getattr(self, name)) for name in self.__slots__}


@dataclass(frozen=True, kw_only=True)
class BaselineAdded(ProjectEvent):
    """Carries the whole row."""

    name: ClassVar[str] = "schedule.baseline_added"

    baseline: BaselineRow

    def payload(self) -> dict[str, Any]:
        return self.baseline.wire() | {"baseline_id": str(self.baseline.id)}


@dataclass(frozen=True, kw_only=True)
class BaselineRemoved(ProjectEvent):
    name: ClassVar[str] = "schedule.baseline_removed"

    id: UUID
    baseline_id: UUID
