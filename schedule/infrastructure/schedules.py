"""Schedules over PostgreSQL: the row of the schedule is locked before anything of it is read."""

# ruff: noqa: S608 - no value goes into a statement

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

import orjson
from django.db import connection

from core.domain.clock import Clock
from core.domain.events import Event
from schedule.contracts.schedule_events import ScheduleOutlined
from schedule.domain.moments import moment
from schedule.domain.outline import Calendars
from schedule.domain.schedule import Schedule
from schedule.domain.task import Task
from schedule.domain.task_link import TaskLink
from schedule.domain.working_hours import WorkingHours
from schedule.infrastructure.schedule_document import BEGINS_AS_SAID, LINK_COLUMNS, TASKS, link_of, phases_of, task_of
from schedule.infrastructure.schedule_writing import write

SCHEDULE_COLUMNS = "time_zone, working_time::text, begins, phases::text, last_number, version"
_SCHEDULE = f"SELECT {SCHEDULE_COLUMNS} FROM schedule_schedule WHERE project_id = %s "
_LOCK = "FOR NO KEY UPDATE"
_MAKE = """
INSERT INTO schedule_schedule
    (project_id, time_zone, working_time, begins, phases, last_number, version, progress, stage)
VALUES (%s, %s, %s::jsonb, %s, '[]', 0, 0, 0, '') ON CONFLICT DO NOTHING
"""
_TASKS = f"""
SELECT {TASKS}, CASE WHEN %s::uuid[] IS NULL OR id = ANY(%s::uuid[]) THEN notes END
FROM schedule_task WHERE project_id = %s ORDER BY position, id
"""
_LINKS = f"SELECT {', '.join(LINK_COLUMNS)} FROM schedule_link WHERE project_id = %s ORDER BY id"
READINGS = 3
CalendarsOf = Callable[[WorkingHours], Calendars]
Zones = Callable[[Collection[UUID]], Mapping[UUID, str]]
Publish = Callable[[Sequence[Event]], None]


@dataclass(frozen=True)
class DjangoSchedules:
    publish_all: Publish
    zones: Zones
    calendars: CalendarsOf
    clock: Clock

    def get(self, project_id: UUID, *, notes_of: Collection[UUID] | None = None) -> Schedule:
        row = _row(_SCHEDULE + _LOCK, project_id)
        if row is None:
            self._make(self._new(project_id))
            return self.get(project_id, notes_of=notes_of)
        return self._schedule(project_id, row, read_links(project_id), read_tasks(project_id, notes_of))

    def look(self, project_id: UUID, *, notes_of: Collection[UUID] | None = None) -> Schedule:
        return self.read(project_id, lambda: _row(_SCHEDULE, project_id) or (None,), notes_of)

    def read(
        self, project_id: UUID, row: Callable[[], tuple[Any, ...]], notes_of: Collection[UUID] | None = None
    ) -> Schedule:
        """Of the row, SCHEDULE_COLUMNS or nulls, and what hangs on it; all of it again where somebody wrote meanwhile,
        and at last without what the row does not know."""
        for _ in range(READINGS):
            told = row()
            if told[0] is None:
                return self._new(project_id)
            links, tasks, version = read_links(project_id), read_tasks(project_id, notes_of), told[-1]
            if max(_versions(tasks, links), default=0) <= version:
                break
        else:
            links, tasks = _fitting(told, links, tasks)
        return self._schedule(project_id, told, links, tasks)

    def save(self, schedule: Schedule) -> None:
        if not schedule.facts:
            return
        outline = schedule.outline()
        write(schedule, outline)
        facts, outlined = list(schedule.facts), schedule.outlined(outline)
        if outlined != schedule.shown:
            told: dict[str, Any] = {"project_id": schedule.project_id, "version": schedule.version}
            near = outlined.near(schedule.today(self.clock()))
            facts.append(ScheduleOutlined(**told, **near._asdict()))
        self.publish_all(facts)
        schedule.settle(outlined)

    def _new(self, project_id: UUID) -> Schedule:
        """It begins today."""
        zone = self.zones([project_id])[project_id]
        hours = WorkingHours(time_zone=zone)
        today = self.clock().astimezone(ZoneInfo(zone)).date()
        return Schedule(project_id, hours, self.calendars(hours), moment(today))

    def _make(self, schedule: Schedule) -> None:
        hours = orjson.dumps(schedule.working_time().wire()).decode()
        with connection.cursor() as cursor:
            cursor.execute(_MAKE, [schedule.project_id, schedule.hours.time_zone, hours, schedule.begins])

    def _schedule(
        self, project_id: UUID, row: tuple[Any, ...], links: Iterable[TaskLink], tasks: Iterable[Task]
    ) -> Schedule:
        zone, working_time, begins, phases, last_number, version = row
        told = orjson.loads(working_time)
        hours = WorkingHours.of(zone, told)
        schedule = Schedule(
            project_id=project_id,
            hours=hours,
            calendars=self.calendars(hours),
            begins=begins,
            phases=phases_of(orjson.loads(phases)),
            tasks={task.id: task for task in tasks},
            links={link.id: link for link in links},
            version=version,
            last_number=last_number,
            begins_as_said=told.get(BEGINS_AS_SAID, False),
        )
        schedule.settle()
        return schedule


def read_tasks(project_id: UUID, notes_of: Collection[UUID] | None = None) -> list[Task]:
    named = None if notes_of is None else list(notes_of)
    with connection.cursor() as cursor:
        cursor.execute(_TASKS, [named, named, project_id])
        return [task_of(row) for row in cursor.fetchall()]


def read_links(project_id: UUID) -> list[TaskLink]:
    with connection.cursor() as cursor:
        cursor.execute(_LINKS, [project_id])
        return [link_of(row) for row in cursor.fetchall()]


def _versions(tasks: list[Task], links: list[TaskLink]) -> list[int]:
    return [task.version for task in tasks] + [link.version for link in links]


def _fitting(row: tuple[Any, ...], links: list[TaskLink], tasks: list[Task]) -> tuple[list[TaskLink], list[Task]]:
    """Links that have lost an end meanwhile go, and tasks of a phase that has come since have none yet."""
    known, phases = {each.id for each in tasks}, {UUID(each["id"]) for each in orjson.loads(row[3])}
    return (
        [each for each in links if each.predecessor in known and each.successor in known],
        [each if each.phase_id in phases or each.phase_id is None else replace(each, phase_id=None) for each in tasks],
    )


def _row(statement: str, project_id: UUID) -> tuple[Any, ...] | None:
    with connection.cursor() as cursor:
        cursor.execute(statement, [project_id])
        row: tuple[Any, ...] | None = cursor.fetchone()
    return row
