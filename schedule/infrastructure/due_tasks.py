"""Tasks that are due, over PostgreSQL."""

from collections.abc import Iterator
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import OuterRef, Subquery

from schedule.application.reminder_ports import DueTask
from schedule.domain.task import DONE
from schedule.infrastructure.models import ScheduleRecord, TaskRecord

CHUNK = 500
_ZONE = Subquery(ScheduleRecord.objects.filter(project_id=OuterRef("project_id")).values("time_zone"))
_SHOWN = ("id", "project_id", "name", "notes", "end_date", "assignees", "made_by_id")


class DjangoDueTasks:
    def due(self, first: date, last: date) -> Iterator[DueTask]:
        """Of projects that go on in these days: what they have done long ago is not gone through again."""
        going_on = ScheduleRecord.objects.filter(start_date__lte=last, end_date__gte=first).values("project_id")
        found = _open().filter(project_id__in=going_on, end_date__range=(first, last)).order_by("id")
        for each in found.values(*_SHOWN, time_zone=_ZONE).iterator(CHUNK):
            yield _task(each)

    def held(self, project_id: UUID, task_id: UUID) -> DueTask | None:
        found = _open().filter(project_id=project_id, id=task_id).select_for_update(no_key=True, of=("self",))
        each = found.values(*_SHOWN, time_zone=_ZONE).first()
        return None if each is None else _task(each)


def _open() -> Any:
    """Not completed."""
    return TaskRecord.objects.filter(progress__lt=DONE)


def _task(found: dict[str, Any]) -> DueTask:
    assignees = frozenset(found.pop("assignees"))
    return DueTask(**found, assignee_ids=assignees)
