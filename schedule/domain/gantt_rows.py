"""The rows of a Gantt chart: each phase, and below it its tasks and milestones."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from uuid import UUID

from schedule.contracts import TaskKind
from schedule.contracts.words import DELAYED_COLOUR, STATUS_COLOURS
from schedule.domain.gantt import GanttChart, GanttPhase, GanttTask, Stretch


class RowKind(StrEnum):
    PHASE = "phase"
    TASK = "task"
    MILESTONE = "milestone"


@dataclass(frozen=True, slots=True)
class GanttRow:
    """`at` and the dates are missing where a phase has no tasks."""

    id: UUID
    kind: RowKind
    level: int
    name: str
    colour: str
    progress: int
    at: Stretch | None
    start_date: date | None
    end_date: date | None
    task: GanttTask | None = None

    @property
    def is_critical(self) -> bool:
        return self.task is not None and self.task.is_critical


def rows_of(chart: GanttChart) -> tuple[GanttRow, ...]:
    """Tasks of no phase that is there come last."""
    tasks: dict[UUID, list[GanttTask]] = {phase.id: [] for phase in chart.phases}
    loose: list[GanttTask] = []
    for task in chart.tasks:
        (loose if task.phase_id is None else tasks.get(task.phase_id, loose)).append(task)
    return tuple(_ordered(chart, tasks, loose))


def _ordered(chart: GanttChart, tasks: dict[UUID, list[GanttTask]], loose: list[GanttTask]) -> Iterator[GanttRow]:
    for phase in chart.phases:
        yield _of_phase(phase, tasks[phase.id])
        yield from (_of_task(task, 1) for task in tasks[phase.id])
    yield from (_of_task(task, 0) for task in loose)


def _of_phase(phase: GanttPhase, tasks: list[GanttTask]) -> GanttRow:
    at = Stretch(min(task.at.starts for task in tasks), max(task.at.ends for task in tasks)) if tasks else None
    start = min((task.start_date for task in tasks), default=None)
    end = max((task.end_date for task in tasks), default=None)
    return GanttRow(phase.id, RowKind.PHASE, 0, phase.name, phase.colour, phase.progress, at, start, end)


def _of_task(task: GanttTask, level: int) -> GanttRow:
    kind = RowKind.MILESTONE if task.kind is TaskKind.MILESTONE else RowKind.TASK
    colour = DELAYED_COLOUR if task.is_overdue else STATUS_COLOURS[task.status]
    return GanttRow(
        task.id, kind, level, task.name, colour, task.progress, task.at, task.start_date, task.end_date, task
    )
