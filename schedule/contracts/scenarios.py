"""What-if scenarios of a schedule: how they look, and what happens to them."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, ClassVar
from uuid import UUID

from core.domain.events import ProjectEvent, plain


@dataclass(frozen=True, slots=True, kw_only=True)
class ScenarioRow:
    """`schedule_version` is that of the schedule when it was copied; the days are the scenario's own."""

    id: UUID
    project_id: UUID
    name: str
    schedule_version: int
    edit_count: int
    start_date: date | None
    end_date: date | None
    version: int
    created_by_id: UUID
    created_at: datetime
    updated_at: datetime
    applied_at: datetime | None

    def wire(self) -> dict[str, Any]:
        return {name: plain(getattr(self, name)) for name in self.__slots__}


@dataclass(frozen=True, kw_only=True)
class _ScenarioWhole(ProjectEvent):
    """Carries the whole row."""

    scenario: ScenarioRow

    def payload(self) -> dict[str, Any]:
        return self.scenario.wire() | {"scenario_id": str(self.scenario.id)}


@dataclass(frozen=True, kw_only=True)
class ScenarioAdded(_ScenarioWhole):
    name: ClassVar[str] = "schedule.scenario_added"


@dataclass(frozen=True, kw_only=True)
class ScenarioUpdated(_ScenarioWhole):
    """Changed, named otherwise or applied."""

    name: ClassVar[str] = "schedule.scenario_updated"


@dataclass(frozen=True, kw_only=True)
class ScenarioRemoved(ProjectEvent):
    name: ClassVar[str] = "schedule.scenario_removed"

    id: UUID
    scenario_id: UUID
