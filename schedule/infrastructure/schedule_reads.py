"""ScheduleReads over PostgreSQL."""

# ruff: noqa: S608 - no value goes into a statement

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db import connection

from core.domain.events import project_channel
from core.domain.pages import Page, PageRequest
from core.infrastructure import streams
from projects.contracts import ProjectGrant
from schedule.application.schedule_ports import ReadSchedule, TaskFilter
from schedule.contracts import TaskStatus
from schedule.contracts.rows import TaskRow
from schedule.domain.refusals import TaskNotFound
from schedule.infrastructure.schedule_document import TASKS, task_of
from schedule.infrastructure.schedules import SCHEDULE_COLUMNS, DjangoSchedules

_HEAD = "SELECT seq, epoch::text, {told} FROM core_channel {beside} WHERE name = %(channel)s"
_WHOLE = _HEAD.format(
    told=SCHEDULE_COLUMNS, beside="LEFT JOIN schedule_schedule ON schedule_schedule.project_id = %(project_id)s"
)
_WHICH = """
FROM schedule_task WHERE project_id = %(project_id)s
    AND (%(phase_id)s::uuid IS NULL OR phase_id = %(phase_id)s::uuid)
    AND (%(assignee_id)s::uuid IS NULL OR assignees @> ARRAY[%(assignee_id)s::uuid])
    AND (%(since)s::date IS NULL OR end_date >= %(since)s::date)
    AND (%(until)s::date IS NULL OR start_date <= %(until)s::date)
    AND progress BETWEEN %(least)s AND %(most)s AND strpos(lower(name), lower(%(text)s)) > 0
"""
_COUNT = _HEAD.format(told=f"(SELECT count(*) {_WHICH})", beside="")
_PAGE = f"SELECT {TASKS}, notes {_WHICH} ORDER BY position, id OFFSET %(offset)s LIMIT %(size)s"
_TASK = f"SELECT {TASKS}, notes FROM schedule_task WHERE project_id = %(project_id)s AND id = %(task_id)s"
_PROGRESS = {
    None: (0, 100),
    TaskStatus.NOT_STARTED: (0, 0),
    TaskStatus.IN_PROGRESS: (1, 99),
    TaskStatus.COMPLETED: (100, 100),
}


@dataclass(frozen=True)
class DjangoScheduleReads:
    schedules: DjangoSchedules

    def whole(self, grant: ProjectGrant) -> ReadSchedule:
        heads: list[tuple[Any, ...]] = []

        def row() -> tuple[Any, ...]:
            heads.append(_head(_WHOLE, grant.project_id))
            return heads[-1][2:]

        schedule = self.schedules.read(grant.project_id, row)
        seq, epoch, *_ = heads[-1]
        return ReadSchedule(schedule.row(), seq, epoch)

    def task(self, grant: ProjectGrant, task_id: UUID) -> TaskRow:
        rows = _rows(_TASK, {"project_id": grant.project_id, "task_id": task_id})
        if not rows:
            raise TaskNotFound
        return task_of(rows[0]).row()

    def page(self, grant: ProjectGrant, wanted: PageRequest, which: TaskFilter) -> Page[TaskRow]:
        least, most = _PROGRESS[which.status]
        given = {name: getattr(which, name) for name in ("phase_id", "assignee_id", "since", "until", "text")}
        given |= {"least": least, "most": most, "offset": wanted.offset, "size": wanted.size}
        seq, epoch, total = _head(_COUNT, grant.project_id, **given)
        rows = _rows(_PAGE, given | {"project_id": grant.project_id})
        return Page(tuple(task_of(row).row() for row in rows), total, seq, epoch)


def _head(statement: str, project_id: UUID, **given: Any) -> tuple[Any, ...]:
    channel = project_channel(project_id)
    found = _rows(statement, given | {"project_id": project_id, "channel": channel})
    if found:
        return found[0]
    # A project on which nothing has happened yet: its stream begins now, so that the answer names an epoch that lasts.
    streams.head(channel)
    return _head(statement, project_id, **given)


def _rows(statement: str, given: dict[str, Any]) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(statement, given)
        rows: list[tuple[Any, ...]] = cursor.fetchall()
    return rows
