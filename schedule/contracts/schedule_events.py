"""What happens to schedules. Each event brings what follows from all tasks (`outline`) as it is afterwards."""

from abc import ABC, abstractmethod
from dataclasses import dataclass, fields
from datetime import date
from typing import Any, ClassVar
from uuid import UUID

from core.domain.events import Event, ProjectEvent, plain
from schedule.contracts.rows import DeadlineRow, LinkRow, OutlineRow, PhaseRow, PlacementRow, TaskRow, WorkingTimeRow


@dataclass(frozen=True, kw_only=True)
class _ScheduleChanged(ProjectEvent, ABC):
    outline: OutlineRow

    @abstractmethod
    def told(self) -> dict[str, Any]:
        """What it is about."""

    def payload(self) -> dict[str, Any]:
        return {"project_id": str(self.project_id), **self.told(), "outline": self.outline.wire()}


@dataclass(frozen=True, kw_only=True)
class _TaskTold(_ScheduleChanged):
    task: TaskRow

    def told(self) -> dict[str, Any]:
        return {"task_id": str(self.task.id), "task": self.task.wire()}


@dataclass(frozen=True, kw_only=True)
class TaskCreated(_TaskTold):
    name: ClassVar[str] = "task.created"


@dataclass(frozen=True, kw_only=True)
class TaskUpdated(_TaskTold):
    name: ClassVar[str] = "task.updated"


@dataclass(frozen=True, kw_only=True)
class _IdTold(_ScheduleChanged):
    id: UUID
    key: ClassVar[str]

    def told(self) -> dict[str, Any]:
        return {"id": str(self.id), self.key: str(self.id)}


@dataclass(frozen=True, kw_only=True)
class TaskDeleted(_IdTold):
    """With all links that it had."""

    name: ClassVar[str] = "task.deleted"
    key: ClassVar[str] = "task_id"


@dataclass(frozen=True, kw_only=True)
class ScheduleRearranged(_ScheduleChanged):
    """What is done at another time by now; without tasks there were too many: read the schedule afresh."""

    name: ClassVar[str] = "schedule.rearranged"

    tasks: tuple[PlacementRow, ...] | None

    def told(self) -> dict[str, Any]:
        reload = self.tasks is None
        return {"tasks": None if reload else [each.wire() for each in self.tasks or ()], "reload": reload}


@dataclass(frozen=True, kw_only=True)
class ScheduleUpdated(_ScheduleChanged):
    """People work at other times."""

    name: ClassVar[str] = "schedule.updated"

    working_time: WorkingTimeRow

    def told(self) -> dict[str, Any]:
        return {"working_time": self.working_time.wire()}


@dataclass(frozen=True, kw_only=True)
class _PhaseTold(_ScheduleChanged):
    phase: PhaseRow

    def told(self) -> dict[str, Any]:
        return {"phase_id": str(self.phase.id), "phase": self.phase.wire()}


@dataclass(frozen=True, kw_only=True)
class PhaseCreated(_PhaseTold):
    name: ClassVar[str] = "schedule.phase_created"


@dataclass(frozen=True, kw_only=True)
class PhaseUpdated(_PhaseTold):
    name: ClassVar[str] = "schedule.phase_updated"


@dataclass(frozen=True, kw_only=True)
class PhaseDeleted(_IdTold):
    """Its tasks are without a phase."""

    name: ClassVar[str] = "schedule.phase_deleted"
    key: ClassVar[str] = "phase_id"


@dataclass(frozen=True, kw_only=True)
class _LinkTold(_ScheduleChanged):
    link: LinkRow

    def told(self) -> dict[str, Any]:
        return {"link_id": str(self.link.id), "link": self.link.wire()}


@dataclass(frozen=True, kw_only=True)
class LinkCreated(_LinkTold):
    name: ClassVar[str] = "schedule.link_created"


@dataclass(frozen=True, kw_only=True)
class LinkUpdated(_LinkTold):
    name: ClassVar[str] = "schedule.link_updated"


@dataclass(frozen=True, kw_only=True)
class LinkDeleted(_IdTold):
    name: ClassVar[str] = "schedule.link_deleted"
    key: ClassVar[str] = "link_id"


@dataclass(frozen=True, kw_only=True)
class ScheduleOutlined(Event):
    """For other contexts: the stage that the phases tell, days, progress or deadlines have changed."""

    name: ClassVar[str] = "schedule.outlined"

    project_id: UUID
    version: int
    stage: str | None
    start_date: date | None
    end_date: date | None
    progress: int
    deadlines: tuple[DeadlineRow, ...]

    def payload(self) -> dict[str, Any]:
        told = {each.name: plain(getattr(self, each.name)) for each in fields(self) if each.name != "deadlines"}
        return told | {"deadlines": [each.wire() for each in self.deadlines]}


@dataclass(frozen=True, kw_only=True)
class TasksRemoved(Event):
    """So many at once that people are only told to read the schedule afresh."""

    name: ClassVar[str] = "schedule.tasks_removed"

    project_id: UUID
    ids: tuple[UUID, ...]
