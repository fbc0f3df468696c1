"""Schedules, as whoever asks today reads them."""

from datetime import date, datetime
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from core.presentation.language import spoken as asked_language
from schedule.application.changed import Changed
from schedule.application.read_analysis import SeenAnalysis
from schedule.application.read_schedule import SeenSchedule
from schedule.contracts.rows import TaskRow
from schedule.domain.analysis import Floats
from schedule.domain.moments import day_of
from schedule.domain.task import DONE
from schedule.presentation.held_rendering import violation_body
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


def analysis_body(seen: SeenAnalysis) -> dict[str, Any]:
    schedule, analysis = seen.schedule, seen.analysis
    lengths = {kind: calendar.day_minutes for kind, calendar in schedule.calendars.items()}
    return {
        "version": schedule.version,
        "tasks": [
            _placed(task_id, floats, lengths[schedule.tasks[task_id].calendar])
            for task_id, floats in analysis.floats.items()
        ],
        "critical_path": [str(each) for each in analysis.critical_path],
        "violations": [violation_body(each, asked_language()) for each in analysis.violations],
    }


def _placed(task_id: UUID, floats: Floats, day: int) -> dict[str, Any]:
    total, free = _spread(floats.total_float, day), _spread(floats.free_float, day)
    early_end, late_end = (
        max(start, end - 1)
        for start, end in ((floats.early_start, floats.early_finish), (floats.late_start, floats.late_finish))
    )
    return {
        "id": str(task_id),
        "early_start_date": day_of(floats.early_start).isoformat(),
        "early_end_date": day_of(early_end).isoformat(),
        "late_start_date": day_of(floats.late_start).isoformat(),
        "late_end_date": day_of(late_end).isoformat(),
        "total_float_days": total[0],
        "total_float_minutes": total[1],
        "free_float_days": free[0],
        "free_float_minutes": free[1],
        "is_critical": floats.is_critical,
    }


def _spread(minutes: int, day: int) -> tuple[int, int]:
    """Days and minutes of one sign."""
    days, rest = divmod(abs(minutes), day)
    return (days, rest) if minutes >= 0 else (-days, -rest)
