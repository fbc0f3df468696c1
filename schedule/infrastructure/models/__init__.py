"""Tables of the schedule context."""

from schedule.infrastructure.models.calendar import CalendarEventRecord, CalendarFeedRecord
from schedule.infrastructure.models.plan import LinkRecord, ScheduleRecord, TaskRecord

__all__ = ["CalendarEventRecord", "CalendarFeedRecord", "LinkRecord", "ScheduleRecord", "TaskRecord"]
