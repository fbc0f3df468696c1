"""Tables of the schedule context."""

from schedule.infrastructure.models.plan import LinkRecord, ScheduleRecord, TaskRecord

__all__ = ["LinkRecord", "ScheduleRecord", "TaskRecord"]
