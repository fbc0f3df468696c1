"""Tables of the schedule context."""

from schedule.infrastructure.models.baselines import BaselineRecord, ScenarioRecord
from schedule.infrastructure.models.calendar import CalendarEventRecord, CalendarFeedRecord
from schedule.infrastructure.models.conflict import ConflictStateRecord
from schedule.infrastructure.models.plan import LinkRecord, ScheduleRecord, TaskRecord
from schedule.infrastructure.models.shooting import ShootingChoiceRecord
from schedule.infrastructure.models.templates import TemplateRecord

__all__ = [
    "BaselineRecord",
    "CalendarEventRecord",
    "CalendarFeedRecord",
    "ConflictStateRecord",
    "LinkRecord",
    "ScenarioRecord",
    "ScheduleRecord",
    "ShootingChoiceRecord",
    "TaskRecord",
    "TemplateRecord",
]
