"""What changed of a schedule, written in one statement, however many tasks move."""

# ruff: noqa: S608 - no value goes into a statement

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

import orjson
from django.db import connection

from core.domain.actor import SYSTEM
from core.infrastructure.unit_of_work import current_work
from schedule.contracts.rows import OutlineRow
from schedule.domain.schedule import Schedule
from schedule.domain.task import Task
from schedule.infrastructure.schedule_document import BEGINS_AS_SAID, link_columns, phases_document, task_columns

_TASK_TYPES = {
    "id": "uuid", "project_id": "uuid", "number": "int", "phase_id": "uuid", "group": "text", "kind": "text",
    "name": "text", "days": "int", "minutes": "int", "calendar": "text", "not_before": "int", "must_end_by": "date",
    "is_fixed": "boolean", "placed_by_hand": "boolean", "progress": "int", "actual_start": "date",
    "actual_end": "date", "assignees": "uuid[]", "place": "text", "notes": "text", "position": "int",
    "source": "jsonb", "starts": "int", "ends": "int", "start_date": "date", "end_date": "date",
    "placed_by": "text", "driver": "uuid", "version": "int", "made_by_id": "uuid",
}  # fmt: skip
_LINK_TYPES = {
    "id": "uuid", "project_id": "uuid", "predecessor_id": "uuid", "successor_id": "uuid", "type": "text",
    "lag_days": "int", "lag_minutes": "int", "version": "int",
}  # fmt: skip
_MOVED = {
    "id": "uuid", "starts": "int", "ends": "int", "start_date": "date", "end_date": "date", "placed_by": "text",
    "driver": "uuid", "position": "int", "not_before": "int", "version": "int",
}  # fmt: skip


def _upsert(table: str, parameter: str, types: dict[str, str], kept: str = "") -> str:
    """Of rows in JSON. A `kept` column stays as it is where the row does not tell it, and so does who made it."""
    columns = ", ".join(f'"{name}"' for name in types)
    typed = ", ".join(f'"{name}" {kind}' for name, kind in types.items())
    values = columns.replace(f'"{kept}"', f"coalesce(\"{kept}\", '')") if kept else columns
    given = ", ".join(f'"{name}" = excluded."{name}"' for name in types if name not in ("id", "made_by_id", kept))
    asked = f"""
    INSERT INTO {table} ({columns}) SELECT {values} FROM jsonb_to_recordset(%({parameter})s::jsonb) AS row ({typed})
    ON CONFLICT (id) DO UPDATE SET {given}"""
    if kept:
        asked += f""", {kept} = coalesce(
        (SELECT row.{kept} FROM jsonb_to_recordset(%({parameter})s::jsonb) AS row (id uuid, {kept} text)
         WHERE row.id = excluded.id), {table}.{kept})"""
    return asked


def _update_moved() -> str:
    given = ", ".join(f"{name} = moved.{name}" for name in _MOVED if name != "id")
    arrays = ", ".join(f"%(moved_{name})s::{kind}[]" for name, kind in _MOVED.items())
    return (
        f"UPDATE schedule_task SET {given} FROM unnest({arrays}) AS moved ({', '.join(_MOVED)})"
        " WHERE schedule_task.id = moved.id"
    )


_REGROUP = """
UPDATE schedule_task SET "group" = phase."group"
FROM jsonb_to_recordset(%(regrouped)s::jsonb) AS phase (id uuid, "group" text)
WHERE project_id = %(project_id)s AND phase_id = phase.id AND schedule_task."group" <> phase."group"
    AND NOT schedule_task.id = ANY(%(written)s::uuid[])
"""
_UPSERT_TASKS = _upsert("schedule_task", "edited", _TASK_TYPES, "notes")
_UPSERT_LINKS = _upsert("schedule_link", "links", _LINK_TYPES)
_UPDATE_MOVED = _update_moved()
_DELETE_LINKS = "DELETE FROM schedule_link WHERE id = ANY(%(links_gone)s::uuid[])"
_DELETE_TASKS = "DELETE FROM schedule_task WHERE id = ANY(%(gone)s::uuid[])"
_SCHEDULE = """
UPDATE schedule_schedule SET time_zone = %(time_zone)s, working_time = %(working_time)s::jsonb, begins = %(begins)s,
    phases = %(phases)s::jsonb, last_number = %(last_number)s, version = %(version)s, start_date = %(start_date)s,
    end_date = %(end_date)s, progress = %(progress)s, stage = %(stage)s
WHERE project_id = %(project_id)s
"""


def write(schedule: Schedule, outline: OutlineRow) -> None:
    parts, given = _parts(schedule)
    statement = _SCHEDULE
    if parts:
        named = ", ".join(f"part_{number} AS ({part})" for number, part in enumerate(parts))
        statement = f"WITH {named} {_SCHEDULE}"
    with connection.cursor() as cursor:
        cursor.execute(statement, given | _columns(schedule, outline))


def _parts(schedule: Schedule) -> tuple[list[str], dict[str, Any]]:
    changes = schedule.changes
    parts = {
        _UPSERT_TASKS: changes.edited,
        _UPDATE_MOVED: changes.moved,
        _REGROUP: changes.phases,
        _DELETE_LINKS: changes.links_gone,
        _UPSERT_LINKS: changes.links,
        _DELETE_TASKS: changes.gone,
    }
    return [part for part, ids in parts.items() if ids], _given(schedule)


def _given(schedule: Schedule) -> dict[str, Any]:
    changes, project_id, phases = schedule.changes, schedule.project_id, schedule.phases
    made = {"made_by_id": _maker()}
    edited = [task_columns(schedule.tasks[each], project_id, phases) | made for each in changes.edited]
    links = [link_columns(schedule.links[each], project_id) for each in changes.links]
    groups = [{"id": str(each), "group": phases[each].group.value} for each in changes.phases]
    return {
        "edited": orjson.dumps(edited).decode(),
        "links": orjson.dumps(links).decode(),
        "regrouped": orjson.dumps(groups).decode(),
        "written": list(changes.edited),
        "links_gone": list(changes.links_gone),
        "gone": list(changes.gone),
        **_moved([schedule.tasks[each] for each in changes.moved]),
    }


def _maker() -> str | None:
    """Of what is new; nobody where the product acts by itself."""
    by = current_work().by
    return None if by == SYSTEM else str(by.user_id)


def _moved(tasks: Sequence[Task]) -> dict[str, str]:
    """Arrays as PostgreSQL writes them: numbers, days, ids and words that need no quotes; thousands move at once."""
    columns: dict[str, Iterable[str]] = {
        "id": [task.id.hex for task in tasks],
        "starts": [str(task.starts) for task in tasks],
        "ends": [str(task.ends) for task in tasks],
        "start_date": _days([task.starts_on for task in tasks]),
        "end_date": _days([task.ends_on for task in tasks]),
        "placed_by": [task.placed_by.value for task in tasks],
        "driver": ["NULL" if task.driver is None else task.driver.hex for task in tasks],
        "position": [str(task.position) for task in tasks],
        "not_before": ["NULL" if task.not_before is None else str(task.not_before) for task in tasks],
        "version": [str(task.version) for task in tasks],
    }
    return {f"moved_{name}": "{" + ",".join(column) + "}" for name, column in columns.items()}


def _days(days: Sequence[date]) -> list[str]:
    """Of thousands of tasks there are some hundreds."""
    told = {day: str(day) for day in set(days)}
    return [told[day] for day in days]


def _columns(schedule: Schedule, outline: OutlineRow) -> dict[str, Any]:
    return {
        "project_id": schedule.project_id,
        "time_zone": schedule.hours.time_zone,
        "working_time": orjson.dumps(
            schedule.working_time().wire() | {BEGINS_AS_SAID: schedule.begins_as_said}
        ).decode(),
        "begins": schedule.begins,
        "phases": orjson.dumps(phases_document(schedule.phases.values())).decode(),
        "last_number": schedule.last_number,
        "version": outline.version,
        "start_date": outline.start_date,
        "end_date": outline.end_date,
        "progress": outline.progress,
        "stage": outline.stage or "",
    }
