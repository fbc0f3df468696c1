"""Schedules, as whoever asks today reads them."""

from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from core.presentation.language import spoken as asked_language
from schedule.application.changed import Changed
from schedule.application.read_schedule import SeenSchedule
from schedule.contracts.rows import TaskRow
from schedule.domain.task import DONE
from schedule.presentation.shift_rendering import rearranged_body


def today_in(time_zone: str, now: datetime) -> date:
    return now.astimezone(ZoneInfo(time_zone)).date()


def schedule_body(seen: SeenSchedule, now: datetime) -> dict[str, Any]:
    row, spoken = seen.read.row, asked_language()
    today = today_in(row.working_time.time_zone, now)
    people = sorted(seen.people.items(), key=lambda each: (each[1], each[0]))
    return {
        **row.wire(),
        "seq": seen.read.seq,
        "epoch": seen.read.epoch,
        "tasks": [
            task.wire() | {"is_overdue": is_overdue(task, today), "status_label": task.status.label(spoken)}
            for task in row.tasks
        ],
        "people": [{"id": str(user_id), "name": name} for user_id, name in people],
    }


def is_overdue(task: TaskRow, today: date) -> bool:
    return task.end_date < today and task.progress < DONE


def task_body(task: TaskRow) -> dict[str, Any]:
    return task.wire() | {"status_label": task.status.label(asked_language())}


def changed_body(changed: Changed[Any]) -> dict[str, Any]:
    """The thing, what moved besides, and the schedule's version."""
    own = task_body(changed.row) if isinstance(changed.row, TaskRow) else changed.row.wire()
    return own | rearranged_body(changed.rearranged) | {"schedule_version": changed.version}
