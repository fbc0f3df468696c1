"""A fake of the port of schedules; it copies in and out."""

from collections.abc import Collection, Iterator
from contextlib import contextmanager
from copy import deepcopy
from dataclasses import dataclass, field, replace
from uuid import UUID

from core.domain.actor import Actor
from core.domain.events import Event
from schedule.domain.moments import Moment
from schedule.domain.schedule import Schedule
from schedule.domain.working_hours import WorkingHours
from schedule.domain.working_time import calendars


@dataclass
class FakeSchedules:
    """Schedules that begin at `begins`; a unit of work that fails leaves nothing."""

    begins: Moment
    kept: dict[UUID, Schedule] = field(default_factory=dict)
    told: list[Event] = field(default_factory=list)

    @contextmanager
    def unit_of_work(self, *, by: Actor) -> Iterator[None]:
        before = deepcopy((self.kept, self.told))
        try:
            yield
        except BaseException:
            self.kept, self.told = before
            raise

    def get(self, project_id: UUID, *, notes_of: Collection[UUID] | None = None) -> Schedule:
        if project_id not in self.kept:
            hours = WorkingHours(time_zone="Asia/Seoul")
            self.kept[project_id] = Schedule(project_id, hours, calendars(hours.week), self.begins)
        schedule = deepcopy(self.kept[project_id])
        if notes_of is not None:
            schedule.tasks = {
                each.id: each if each.id in notes_of else replace(each, notes=None) for each in schedule.tasks.values()
            }
        return schedule

    look = get

    def save(self, schedule: Schedule) -> None:
        if not schedule.facts:
            return
        kept = self.kept[schedule.project_id].tasks
        self.told += schedule.facts
        schedule.settle()
        stored = deepcopy(schedule)
        stored.tasks = {
            each.id: replace(each, notes=kept[each.id].notes) if each.notes is None else each
            for each in stored.tasks.values()
        }
        self.kept[schedule.project_id] = stored
