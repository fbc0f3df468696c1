"""What of a schedule other contexts are told: its stage, days, progress, and what is to be done by a day."""

from bisect import bisect_left
from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from typing import NamedTuple
from uuid import UUID

from schedule.contracts import TaskKind
from schedule.contracts.rows import DeadlineRow, OutlineRow
from schedule.domain.phase import Phase
from schedule.domain.task import DONE, Task

MOST_DEADLINES = 50
_A_DAY = timedelta(days=1)


class Outlined(NamedTuple):
    """Without the version: whether it is something else than before. With all deadlines, the earliest first."""

    stage: str | None
    start_date: date | None
    end_date: date | None
    progress: int
    deadlines: tuple[DeadlineRow, ...]

    def near(self, today: date) -> "Outlined":
        """With those deadlines that come next, however many were missed, and of these the last ones."""
        next_at = bisect_left(self.deadlines, today - _A_DAY, key=lambda each: each.date)
        coming = self.deadlines[next_at : next_at + MOST_DEADLINES]
        missed = self.deadlines[max(0, next_at + len(coming) - MOST_DEADLINES) : next_at]
        return self._replace(deadlines=missed + coming)


def outlined(outline: OutlineRow, phases: Mapping[UUID, Phase], tasks: Iterable[Task]) -> Outlined:
    found = [*_of_tasks(tasks), *_of_phases(outline, phases)]
    found.sort(key=lambda each: (each.date, each.kind, each.id))
    days = outline.start_date, outline.end_date
    return Outlined(outline.stage, *days, outline.progress, tuple(found))


def _of_tasks(tasks: Iterable[Task]) -> Iterable[DeadlineRow]:
    for task in tasks:
        if task.progress >= DONE:
            continue
        if task.kind is TaskKind.MILESTONE:
            yield DeadlineRow("milestone", task.id, task.name, task.ends_on)
        elif task.must_end_by is not None:
            yield DeadlineRow("task", task.id, task.name, task.must_end_by)


def _of_phases(outline: OutlineRow, phases: Mapping[UUID, Phase]) -> Iterable[DeadlineRow]:
    for each in outline.phases:
        if each.end_date is not None and each.progress < DONE:
            yield DeadlineRow("phase", each.id, phases[each.id].name, each.end_date)
