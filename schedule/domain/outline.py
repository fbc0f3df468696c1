"""What follows from all tasks: from when until when, how far, and which stage the project is in."""

from collections.abc import Iterable, Mapping
from datetime import date
from uuid import UUID

from schedule.contracts import CalendarKind, TaskKind
from schedule.contracts.rows import OutlineRow, PhaseOutline
from schedule.domain.phase import Phase
from schedule.domain.task import DONE, Task
from schedule.domain.work_calendar import WorkCalendar

FINISHED = "delivered"
"""The stage when all phases are complete."""
Calendars = Mapping[CalendarKind, WorkCalendar]


class _Sum:
    """Of the tasks that were taken: milestones weigh nothing, unless there is nothing else."""

    __slots__ = ("done", "end", "milestones", "minutes", "passed", "start")

    def __init__(self) -> None:
        self.start: date | None = None
        self.end: date | None = None
        self.minutes = self.done = self.milestones = self.passed = 0

    def take(self, task: Task, minutes: int) -> None:
        if self.start is None or task.starts_on < self.start:
            self.start = task.starts_on
        if self.end is None or task.ends_on > self.end:
            self.end = task.ends_on
        if task.kind is TaskKind.MILESTONE:
            self.milestones += 1
            self.passed += task.progress >= DONE
        else:
            self.minutes += minutes
            self.done += minutes * task.progress

    @property
    def progress(self) -> int:
        if self.minutes:
            return self.done // self.minutes
        return DONE * self.passed // self.milestones if self.milestones else 0

    @property
    def is_complete(self) -> bool:
        return self.progress >= DONE and self.passed == self.milestones


def outline(version: int, phases: Iterable[Phase], tasks: Iterable[Task], calendars: Calendars) -> OutlineRow:
    lengths = {kind: calendar.day_minutes for kind, calendar in calendars.items()}
    whole, sums = _Sum(), {phase.id: _Sum() for phase in phases}
    for task in tasks:
        minutes = task.length.days * lengths[task.calendar] + task.length.minutes
        whole.take(task, minutes)
        if task.phase_id is not None:
            sums[task.phase_id].take(task, minutes)
    return OutlineRow(
        version=version,
        start_date=whole.start,
        end_date=whole.end,
        progress=whole.progress,
        stage=_stage(sorted(phases, key=lambda each: each.position), sums),
        phases=tuple(PhaseOutline(each, of.start, of.end, of.progress) for each, of in sums.items()),
    )


def _stage(phases: Iterable[Phase], sums: Mapping[UUID, _Sum]) -> str | None:
    """Phases without tasks tell nothing."""
    told = [phase for phase in phases if sums[phase.id].start is not None]
    left = [phase.group.value for phase in told if not sums[phase.id].is_complete]
    return left[0] if left else FINISHED if told else None
