"""A fake of the port that finds what is due."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from schedule.application.reminder_ports import DueTask


@dataclass
class FakeDueTasks:
    """`since`: what tasks have become after they were looked at."""

    kept: dict[UUID, DueTask] = field(default_factory=dict)
    completed: set[UUID] = field(default_factory=set)
    since: dict[UUID, DueTask | None] = field(default_factory=dict)

    def due(self, first: date, last: date) -> Iterator[DueTask]:
        there = sorted(self.kept.values(), key=lambda each: each.id)
        yield from [each for each in there if first <= each.end_date <= last and each.id not in self.completed]

    def held(self, project_id: UUID, task_id: UUID) -> DueTask | None:
        found = self.since.get(task_id, self.kept.get(task_id))
        there = found is not None and found.project_id == project_id and task_id not in self.completed
        return found if there else None
