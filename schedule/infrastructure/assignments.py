"""Whose tasks they are, over tasks of all projects."""

from collections.abc import Iterator
from typing import Any
from uuid import UUID

from schedule.infrastructure.models import ScheduleRecord, TaskRecord

_TOLD = ("project_id", "number", "name", "start_date", "end_date", "progress", "place")
CHUNK = 500


def has_tasks(project_id: UUID, user_id: UUID) -> bool:
    """Who was given a task before is seen only when that is written; until then the schedule is locked."""
    ScheduleRecord.objects.select_for_update(no_key=True).filter(project_id=project_id).exists()
    return TaskRecord.objects.filter(project_id=project_id, assignees__contains=[user_id]).exists()


def tasks_of(user_id: UUID) -> Iterator[dict[str, Any]]:
    """A row at a time, as the person's data."""
    rows = TaskRecord.objects.filter(assignees__contains=[user_id]).order_by("start_date", "id")
    yield from rows.values(*_TOLD).iterator(CHUNK)
