"""Schedules, their phases, tasks and links as rows have them."""

from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Any
from uuid import UUID

import orjson

from core.domain.events import plain
from schedule.contracts import CalendarKind, LinkType, PhaseGroup, PhaseKind, TaskKind
from schedule.domain.network import Span
from schedule.domain.phase import Phase
from schedule.domain.placements import PlacedBy
from schedule.domain.task import Task
from schedule.domain.task_link import TaskLink

TASK_COLUMNS = (
    "id", "number", "kind", "name", "phase_id", "days", "minutes", "calendar", "not_before", "must_end_by",
    "is_fixed", "placed_by_hand", "progress", "actual_start", "actual_end", "assignees", "place", "position",
    "source", "starts", "ends", "start_date", "end_date", "placed_by", "driver", "version",
)  # fmt: skip
TASKS = ", ".join(TASK_COLUMNS).replace(" source,", " source::text,")
BEGINS_AS_SAID = "begins_as_said"
"""Beside the working time."""
LINK_COLUMNS = ("id", "predecessor_id", "successor_id", "type", "lag_days", "lag_minutes", "version")
_KINDS, _CALENDARS = {each.value: each for each in TaskKind}, {each.value: each for each in CalendarKind}
_PHASE_KINDS, _GROUPS = {each.value: each for each in PhaseKind}, {each.value: each for each in PhaseGroup}
_PLACED_BY, _TYPES = {each.value: each for each in PlacedBy}, {each.value: each for each in LinkType}


@lru_cache(maxsize=4096)
def _span(days: int, minutes: int) -> Span:
    """Most are alike."""
    return Span(days, minutes)


def task_of(row: tuple[Any, ...]) -> Task:
    """TASK_COLUMNS, then the notes. Written out: there are ten thousand of them."""
    return Task(
        id=row[0],
        number=row[1],
        kind=_KINDS[row[2]],
        name=row[3],
        phase_id=row[4],
        length=_span(row[5], row[6]),
        calendar=_CALENDARS[row[7]],
        not_before=row[8],
        must_end_by=row[9],
        is_fixed=row[10],
        placed_by_hand=row[11],
        progress=row[12],
        actual_start=row[13],
        actual_end=row[14],
        assignees=tuple(row[15]),
        place=row[16],
        position=row[17],
        source=None if row[18] is None else orjson.loads(row[18]),
        starts=row[19],
        ends=row[20],
        starts_on=row[21],
        ends_on=row[22],
        placed_by=_PLACED_BY[row[23]],
        driver=row[24],
        version=row[25],
        notes=row[26],
    )


def task_columns(task: Task, project_id: UUID, phases: Mapping[UUID, Phase]) -> dict[str, Any]:
    return {
        "project_id": str(project_id),
        "group": "" if task.phase_id is None else phases[task.phase_id].group.value,
        "id": str(task.id),
        "number": task.number,
        "kind": task.kind.value,
        "name": task.name,
        "phase_id": plain(task.phase_id),
        "days": task.length.days,
        "minutes": task.length.minutes,
        "calendar": task.calendar.value,
        "assignees": [str(each) for each in task.assignees],
        "source": plain(task.source),
        "start_date": plain(task.starts_on),
        "end_date": plain(task.ends_on),
        "placed_by": task.placed_by.value,
        "driver": plain(task.driver),
        **{name: plain(getattr(task, name)) for name in _SAME},
    }


_SAME = (
    "not_before", "must_end_by", "is_fixed", "placed_by_hand", "progress", "actual_start", "actual_end", "place",
    "position", "starts", "ends", "version", "notes",
)  # fmt: skip


def link_of(row: tuple[Any, ...]) -> TaskLink:
    return TaskLink(row[0], row[1], row[2], _TYPES[row[3]], _span(row[4], row[5]), row[6])


def link_columns(link: TaskLink, project_id: UUID) -> dict[str, Any]:
    return {
        "id": str(link.id),
        "project_id": str(project_id),
        "predecessor_id": str(link.predecessor),
        "successor_id": str(link.successor),
        "type": link.type.value,
        "lag_days": link.lag.days,
        "lag_minutes": link.lag.minutes,
        "version": link.version,
    }


def phases_of(document: list[dict[str, Any]]) -> dict[UUID, Phase]:
    phases = [
        Phase(
            id=UUID(each["id"]),
            kind=_PHASE_KINDS[each["kind"]],
            group=_GROUPS[each["group"]],
            **{name: each[name] for name in ("name", "colour", "position", "version")},
        )
        for each in document
    ]
    return {phase.id: phase for phase in phases}


def phases_document(phases: Iterable[Phase]) -> list[dict[str, Any]]:
    return [phase.row().wire() for phase in phases]
