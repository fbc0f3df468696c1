"""PlannedWork over PostgreSQL."""

from collections.abc import Collection
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Max, Min, Q

from schedule.contracts.calendar_view_rows import CalendarPhase, CalendarTask
from schedule.infrastructure.coming_first import what_is_to_come
from schedule.infrastructure.models import ScheduleRecord, TaskRecord

_COLUMNS = (
    "id", "project_id", "phase_id", "kind", "name", "progress", "assignees", "place", "start_date", "end_date",
    "version",
)  # fmt: skip


class DjangoPlannedWork:
    def tasks(
        self, project_ids: Collection[UUID], first: date, last: date, most: int, today: date
    ) -> tuple[CalendarTask, ...]:
        found = TaskRecord.objects.filter(project_id__in=project_ids, start_date__lte=last, end_date__gte=first)
        order = (*what_is_to_come(Q(end_date__lt=today), "start_date", "end_date"), "end_date", "id")
        rows: Any = found.order_by(*order).values(*_COLUMNS)[:most]
        return tuple(CalendarTask(**row | {"assignees": tuple(row["assignees"])}) for row in rows)

    def phases(self, project_ids: Collection[UUID], first: date, last: date) -> tuple[CalendarPhase, ...]:
        dated = TaskRecord.objects.filter(project_id__in=project_ids, phase_id__isnull=False).order_by()
        spans = dated.values_list("phase_id").annotate(Min("start_date"), Max("end_date"))
        days: dict[UUID, Any] = {row[0]: row[1:] for row in spans if row[1] <= last and row[2] >= first}
        if not days:
            return ()
        schedules = ScheduleRecord.objects.filter(project_id__in=project_ids).order_by("project_id")
        return tuple(
            _phase(project_id, phase, *days[UUID(phase["id"])])
            for project_id, phases in schedules.values_list("project_id", "phases")
            for phase in phases
            if UUID(phase["id"]) in days
        )


def _phase(project_id: UUID, document: dict[str, Any], first: date, last: date) -> CalendarPhase:
    named = {name: document[name] for name in ("kind", "group", "name", "colour")}
    return CalendarPhase(id=UUID(document["id"]), project_id=project_id, start_date=first, end_date=last, **named)
