"""What happens to the events of a project's calendar."""

from dataclasses import dataclass
from typing import Any, ClassVar
from uuid import UUID

from core.domain.events import ProjectEvent
from schedule.contracts.event_rows import EventRow


@dataclass(frozen=True, kw_only=True)
class _EventTold(ProjectEvent):
    """Carries the whole row."""

    event: EventRow

    def payload(self) -> dict[str, Any]:
        own = {"project_id": str(self.project_id), "event_id": str(self.event.id)}
        return own | {"event": self.event.wire()}


@dataclass(frozen=True, kw_only=True)
class CalendarEventCreated(_EventTold):
    name: ClassVar[str] = "schedule.event_created"


@dataclass(frozen=True, kw_only=True)
class CalendarEventUpdated(_EventTold):
    name: ClassVar[str] = "schedule.event_updated"


@dataclass(frozen=True, kw_only=True)
class CalendarEventDeleted(ProjectEvent):
    name: ClassVar[str] = "schedule.event_deleted"

    event_id: UUID
