"""When people work on a project, without its tasks."""

from collections.abc import Callable
from dataclasses import dataclass
from uuid import UUID

from schedule.contracts import CalendarKind
from schedule.domain.outline import Calendars
from schedule.domain.work_calendar import WorkCalendar
from schedule.domain.working_hours import WorkingHours
from schedule.infrastructure.models import ScheduleRecord

_ANYWHERE = "UTC"


@dataclass(frozen=True)
class DjangoWorkingCalendars:
    calendars: Callable[[WorkingHours], Calendars]

    def __call__(self, project_id: UUID) -> WorkCalendar:
        """As in any new schedule where there is none yet; days alone count, so its time zone is of no account."""
        row = ScheduleRecord.objects.filter(project_id=project_id).values_list("time_zone", "working_time").first()
        hours = WorkingHours.of(*row) if row else WorkingHours(time_zone=_ANYWHERE)
        return self.calendars(hours)[CalendarKind.WORKING]
