"""A schedule as a scenario keeps it: one short list a task and a link, so that ten thousand are read at once.

Links name their tasks by their places; days are counted as `date.toordinal` does.
"""

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any
from uuid import UUID

import orjson

from schedule.contracts import CalendarKind, LinkType, TaskKind
from schedule.domain.moments import day_of
from schedule.domain.network import Span
from schedule.domain.outline import Calendars
from schedule.domain.placements import PlacedBy
from schedule.domain.schedule import Schedule
from schedule.domain.task import Task
from schedule.domain.task_link import TaskLink
from schedule.domain.working_hours import WorkingHours
from schedule.infrastructure.schedule_document import phases_document, phases_of

CalendarsOf = Callable[[WorkingHours], Calendars]
_KINDS, _CALENDARS = {each.value: each for each in TaskKind}, {each.value: each for each in CalendarKind}
_PLACED_BY, _TYPES = {each.value: each for each in PlacedBy}, {each.value: each for each in LinkType}


class _Ids(dict[str | None, UUID | None]):
    """Each is made once."""

    def __missing__(self, text: str | None) -> UUID | None:
        made = self[text] = None if text is None else UUID(text)
        return made


def copied(schedule: Schedule) -> str:
    """Notes stay in the schedule."""
    places = {task_id: at for at, task_id in enumerate(schedule.tasks)}
    document = {
        "hours": schedule.hours.row(day_of(schedule.begins)).wire(),
        "begins": schedule.begins,
        "version": schedule.version,
        "last_number": schedule.last_number,
        "begins_as_said": schedule.begins_as_said,
        "phases": phases_document(schedule.phases.values()),
        "tasks": [_task_row(each) for each in schedule.tasks.values()],
        "links": [
            [each.id.hex, places[each.predecessor], places[each.successor], each.type, *_span(each.lag), each.version]
            for each in schedule.links.values()
        ],
    }
    return orjson.dumps(document).decode()


def copy_of(project_id: UUID, text: str, calendars: CalendarsOf) -> Schedule:
    document, ids = orjson.loads(text), _Ids()
    hours = WorkingHours.of(document["hours"]["time_zone"], document["hours"])
    tasks = [_task(row, ids) for row in document["tasks"]]
    links = [_link(row, tasks) for row in document["links"]]
    return Schedule(
        project_id=project_id,
        hours=hours,
        calendars=calendars(hours),
        begins=document["begins"],
        phases=phases_of(document["phases"]),
        tasks={each.id: each for each in tasks},
        links={each.id: each for each in links},
        version=document["version"],
        last_number=document["last_number"],
        begins_as_said=document["begins_as_said"],
    )


def _task_row(task: Task) -> list[Any]:
    return [
        task.id.hex, task.number, task.kind, task.name, _hex(task.phase_id), *_span(task.length), task.calendar,
        task.not_before, _ordinal(task.must_end_by), task.is_fixed, task.placed_by_hand, task.progress,
        _ordinal(task.actual_start), _ordinal(task.actual_end), [each.hex for each in task.assignees], task.place,
        task.position, None if task.source is None else dict(task.source), task.starts, task.ends,
        task.starts_on.toordinal(), task.ends_on.toordinal(), task.placed_by, _hex(task.driver), task.version,
    ]  # fmt: skip


def _task(row: Sequence[Any], ids: _Ids) -> Task:
    """Written out, as schedule_document.task_of is."""
    return Task(
        id=UUID(row[0]),
        number=row[1],
        kind=_KINDS[row[2]],
        name=row[3],
        phase_id=ids[row[4]],
        length=Span(row[5], row[6]),
        calendar=_CALENDARS[row[7]],
        not_before=row[8],
        must_end_by=_day(row[9]),
        is_fixed=row[10],
        placed_by_hand=row[11],
        progress=row[12],
        actual_start=_day(row[13]),
        actual_end=_day(row[14]),
        assignees=tuple(UUID(each) for each in row[15]),
        place=row[16],
        notes=None,
        position=row[17],
        source=row[18],
        starts=row[19],
        ends=row[20],
        starts_on=date.fromordinal(row[21]),
        ends_on=date.fromordinal(row[22]),
        placed_by=_PLACED_BY[row[23]],
        driver=ids[row[24]],
        version=row[25],
    )


def _link(row: Sequence[Any], tasks: Sequence[Task]) -> TaskLink:
    lag = Span(row[4], row[5])
    return TaskLink(UUID(row[0]), tasks[row[1]].id, tasks[row[2]].id, _TYPES[row[3]], lag, row[6])


def _span(span: Span) -> tuple[int, int]:
    return span.days, span.minutes


def _hex(value: UUID | None) -> str | None:
    return None if value is None else value.hex


def _ordinal(value: date | None) -> int | None:
    return None if value is None else value.toordinal()


def _day(value: int | None) -> date | None:
    return None if value is None else date.fromordinal(value)
