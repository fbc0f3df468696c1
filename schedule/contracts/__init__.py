"""The published words of the schedule context."""

from schedule.contracts.calendar_events import CalendarEventCreated, CalendarEventDeleted, CalendarEventUpdated
from schedule.contracts.calendar_words import CalendarView, EditScope, EventCategory
from schedule.contracts.planning import Complexity, PlanMode, ProjectType
from schedule.contracts.words import CalendarKind, LinkType, PhaseGroup, PhaseKind, TaskKind, TaskStatus

__all__ = [
    "CalendarEventCreated",
    "CalendarEventDeleted",
    "CalendarEventUpdated",
    "CalendarKind",
    "CalendarView",
    "Complexity",
    "EditScope",
    "EventCategory",
    "LinkType",
    "PhaseGroup",
    "PhaseKind",
    "PlanMode",
    "ProjectType",
    "TaskKind",
    "TaskStatus",
]
