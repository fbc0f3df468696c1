"""When which shot is called, wherever its task lies by now."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from schedule.domain.moments import Moment, day_of
from schedule.domain.schedule import Schedule
from schedule.domain.shooting_plan import SHOOTING
from schedule.domain.task import Task, clock


@dataclass(frozen=True, slots=True)
class ShotCall:
    task_id: UUID
    task: str
    place: str
    plan_id: UUID
    shot_id: UUID
    position: int
    title: str
    seconds: float
    at: Moment

    @property
    def day(self) -> date:
        return day_of(self.at)

    @property
    def time(self) -> str:
        return clock(self.at)


def call_sheet(schedule: Schedule) -> tuple[ShotCall, ...]:
    """In the order of the calls."""
    found = [call for task in schedule.tasks.values() for call in _calls(schedule, task)]
    return tuple(sorted(found, key=lambda call: (call.at, call.position)))


def _calls(schedule: Schedule, task: Task) -> list[ShotCall]:
    made = task.source or {}
    if made.get("kind") != SHOOTING:
        return []
    calendar = schedule.calendars[task.calendar]
    first = calendar.worked(task.starts)
    return [
        ShotCall(
            task_id=task.id,
            task=task.name,
            place=task.place,
            plan_id=UUID(made["plan_id"]),
            shot_id=UUID(shot["id"]),
            position=shot["position"],
            title=shot["title"],
            seconds=shot["seconds"],
            at=calendar.start_of(first + shot["after_minutes"]),
        )
        for shot in made["shots"]
    ]
