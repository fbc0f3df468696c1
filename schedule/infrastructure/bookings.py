"""Bookings over tasks of all projects."""

# ruff: noqa: S608 - no value goes into a statement

from collections.abc import Collection
from typing import Any
from uuid import UUID

from django.db import connection

from schedule.application.conflict_ports import Days
from schedule.contracts import TaskKind
from schedule.domain.conflicts import FREE_GROUPS, Booking

_COLUMNS = """task.id, task.project_id, number, name, "group", place, assignees, start_date, end_date, calendar,
    source ->> 'plan_id'"""
# Literals, as the index schedule_task_booking has them.
_FREE = ", ".join(f"'{each}'" for each in FREE_GROUPS)
_MAY_CONFLICT = f"""kind = '{TaskKind.TASK}' AND NOT "group" IN ({_FREE}) AND progress < 100"""
_AROUND = f"""
WITH own AS (
    SELECT * FROM schedule_task WHERE project_id = %(project_id)s AND {_MAY_CONFLICT}
    AND start_date <= %(last)s AND end_date >= %(first)s
), days AS (
    SELECT min(start_date) AS first, max(end_date) AS last FROM own
), people AS (
    SELECT array_agg(DISTINCT person) AS ids FROM own, unnest(assignees) AS person
)
SELECT {_COLUMNS} FROM own AS task
UNION ALL
SELECT {_COLUMNS} FROM schedule_task AS task, days
WHERE project_id = ANY(%(seen)s) AND project_id <> %(project_id)s AND {_MAY_CONFLICT}
    AND start_date <= days.last AND end_date >= days.first
UNION ALL
SELECT {_COLUMNS} FROM schedule_task AS task, days, people
WHERE assignees && people.ids AND NOT project_id = ANY(%(seen)s) AND {_MAY_CONFLICT}
    AND start_date <= days.last AND end_date >= days.first
"""
_TAKING = f"""
SELECT {_COLUMNS} FROM schedule_task AS task
WHERE project_id = ANY(%(seen)s) AND {_MAY_CONFLICT} AND start_date <= %(last)s AND end_date >= %(first)s
UNION ALL
SELECT {_COLUMNS} FROM schedule_task AS task
WHERE assignees && %(people)s::uuid[] AND NOT project_id = ANY(%(seen)s) AND {_MAY_CONFLICT}
    AND start_date <= %(last)s AND end_date >= %(first)s
"""


class DjangoBookings:
    def around(self, project_id: UUID, seen: Collection[UUID], within: Days) -> list[Booking]:
        return _read(_AROUND, within, project_id=project_id, seen=list(seen))

    def taking(self, seen: Collection[UUID], people: Collection[UUID], within: Days) -> list[Booking]:
        return _read(_TAKING, within, people=list(people), seen=list(seen))


def _read(statement: str, within: Days, **given: Any) -> list[Booking]:
    with connection.cursor() as cursor:
        cursor.execute(statement, given | {"first": within.first, "last": within.last})
        return [_booking(*row) for row in cursor.fetchall()]


def _booking(*row: Any) -> Booking:
    *told, assignees, first, last, calendar, plan_id = row
    days = first, last, calendar, UUID(plan_id) if plan_id else None
    return Booking(*told, tuple(assignees), *days)  # type: ignore[call-arg]  # _COLUMNS in the order of its fields
