"""When people work on a project, without its tasks."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from uuid import UUID

from schedule.application.conflict_ports import Worked
from schedule.domain.outline import Calendars
from schedule.domain.working_hours import WorkingHours
from schedule.infrastructure.models import ScheduleRecord


@dataclass(frozen=True)
class DjangoWorkingCalendars:
    calendars: Callable[[WorkingHours], Calendars]
    zones: Callable[[Collection[UUID]], Mapping[UUID, str]]

    def __call__(self, project_id: UUID) -> Worked:
        """As in any new schedule where there is none yet."""
        row = ScheduleRecord.objects.filter(project_id=project_id).values_list("time_zone", "working_time").first()
        hours = WorkingHours.of(*row) if row else WorkingHours(time_zone=self.zones([project_id])[project_id])
        return Worked(hours.time_zone, self.calendars(hours))
