"""A named picture of where all tasks were to be, to compare with later."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final, Self
from uuid import UUID

from core.domain.text import plain_text
from schedule.contracts.baselines import BaselineRow
from schedule.contracts.words import TaskKind
from schedule.domain.moments import Moment
from schedule.domain.network import Span
from schedule.domain.schedule import Schedule
from schedule.domain.task import Task

LONGEST_NAME: Final = 100
MOST_BASELINES: Final = 20


@dataclass(frozen=True, slots=True)
class Planned:
    """When a task was to be done; `end_date` is the day of its last minute."""

    id: UUID
    name: str
    kind: TaskKind
    starts: Moment
    ends: Moment
    start_date: date
    end_date: date
    length: Span

    @classmethod
    def of(cls, task: Task) -> Self:
        times = task.starts, task.ends, task.starts_on, task.ends_on
        return cls(task.id, task.name, task.kind, *times, task.length)


def planned_tasks(schedule: Schedule) -> list[Planned]:
    """As the schedule orders them."""
    return [Planned.of(each) for each in sorted(schedule.tasks.values(), key=lambda each: each.position)]


@dataclass(frozen=True)
class Outline:
    """The first and the last day of what is planned; None where nothing is."""

    start_date: date | None
    end_date: date | None

    @classmethod
    def of(cls, planned: Iterable[Planned]) -> Self:
        """Of all of them together."""
        days = [(each.start_date, each.end_date) for each in planned]
        return cls(min((first for first, _ in days), default=None), max((last for _, last in days), default=None))


@dataclass(frozen=True)
class Baseline:
    """Names and lengths are as they were then, too: what is renamed or deleted later is still told of."""

    id: UUID
    project_id: UUID
    name: str
    planned: Mapping[UUID, Planned]
    schedule_version: int
    created_by_id: UUID
    created_at: datetime

    @classmethod
    def of(cls, schedule: Schedule, baseline_id: UUID, name: str, by: UUID, now: datetime) -> Self:
        """InvalidField at /name."""
        named = plain_text(name, "/name", longest=LONGEST_NAME, shortest=1)
        picture = {each.id: each for each in planned_tasks(schedule)}
        return cls(baseline_id, schedule.project_id, named, picture, schedule.version, by, now)

    def row(self) -> BaselineRow:
        outline = Outline.of(self.planned.values())
        return BaselineRow(
            id=self.id,
            project_id=self.project_id,
            name=self.name,
            schedule_version=self.schedule_version,
            task_count=len(self.planned),
            start_date=outline.start_date,
            end_date=outline.end_date,
            created_by_id=self.created_by_id,
            created_at=self.created_at,
        )
