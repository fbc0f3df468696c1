"""What a Gantt chart shows of a schedule, as it is read."""

from dataclasses import dataclass, field, replace
from datetime import date
from uuid import UUID

from schedule.contracts import LinkType, PhaseGroup, TaskKind, TaskStatus
from schedule.domain.network import Span
from schedule.domain.work_calendar import FIVE_DAYS, WorkCalendar


@dataclass(frozen=True, slots=True)
class Stretch:
    """In days since the first one that there is; a day's working hours fill the whole day, so bars meet overnight."""

    starts: float
    ends: float


@dataclass(frozen=True, slots=True)
class PlannedBar:
    """Where a baseline has the task."""

    start_date: date
    end_date: date
    at: Stretch


@dataclass(frozen=True, slots=True)
class GanttTask:
    id: UUID
    number: int
    phase_id: UUID | None
    kind: TaskKind
    name: str
    start_date: date
    end_date: date
    at: Stretch
    progress: int = 0
    status: TaskStatus = TaskStatus.NOT_STARTED
    is_overdue: bool = False
    is_critical: bool = False
    total_float: Span | None = None
    free_float: Span | None = None
    people: tuple[str, ...] = ()
    planned: PlannedBar | None = None


@dataclass(frozen=True, slots=True)
class GanttPhase:
    id: UUID
    name: str
    group: PhaseGroup
    colour: str
    progress: int = 0


@dataclass(frozen=True, slots=True)
class GanttLink:
    id: UUID
    predecessor: UUID
    successor: UUID
    type: LinkType = LinkType.FINISH_START
    lag: Span = field(default_factory=Span)
    is_critical: bool = False


@dataclass(frozen=True, slots=True)
class GanttChart:
    """Phases and tasks in the order in which they stand."""

    project_id: UUID
    title: str
    version: int
    today: date
    time_zone: str = "Asia/Seoul"
    phases: tuple[GanttPhase, ...] = ()
    tasks: tuple[GanttTask, ...] = ()
    links: tuple[GanttLink, ...] = ()
    critical_path: tuple[UUID, ...] = ()
    baseline_id: UUID | None = None
    calendar: WorkCalendar = FIVE_DAYS

    def within(self, first: date | None, last: date | None) -> "GanttChart":
        """Only what has a part in these days, both included."""
        if first is None and last is None:
            return self
        tasks = tuple(task for task in self.tasks if _touches(task, first, last))
        kept, phases = {task.id for task in tasks}, {task.phase_id for task in tasks}
        return replace(
            self,
            tasks=tasks,
            phases=tuple(phase for phase in self.phases if phase.id in phases),
            links=tuple(link for link in self.links if link.predecessor in kept and link.successor in kept),
            critical_path=tuple(each for each in self.critical_path if each in kept),
        )

    @property
    def days(self) -> tuple[date, date] | None:
        """The first and the last day that anything is on."""
        found = [(each.start_date, each.end_date) for task in self.tasks for each in (task, task.planned) if each]
        return (min(first for first, _ in found), max(last for _, last in found)) if found else None


def _touches(task: GanttTask, first: date | None, last: date | None) -> bool:
    return (first is None or task.end_date >= first) and (last is None or task.start_date <= last)
