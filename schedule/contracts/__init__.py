"""The published words of the schedule context."""

from schedule.contracts.baselines import BaselineAdded, BaselineRemoved
from schedule.contracts.calendar_events import CalendarEventCreated, CalendarEventDeleted, CalendarEventUpdated
from schedule.contracts.calendar_words import CalendarView, EditScope, EventCategory
from schedule.contracts.conflicts import ConflictKind, ConflictState, ConflictUpdated
from schedule.contracts.planning import Complexity, PlanMode, ProjectType
from schedule.contracts.scenarios import ScenarioAdded, ScenarioRemoved, ScenarioUpdated
from schedule.contracts.schedule_events import (
    LinkCreated,
    LinkDeleted,
    LinkUpdated,
    PhaseCreated,
    PhaseDeleted,
    PhaseUpdated,
    ScheduleOutlined,
    ScheduleRearranged,
    ScheduleUpdated,
    TaskCreated,
    TaskDeleted,
    TasksRemoved,
    TaskUpdated,
)
from schedule.contracts.words import CalendarKind, LinkType, PhaseGroup, PhaseKind, TaskKind, TaskStatus

__all__ = [
    "BaselineAdded",
    "BaselineRemoved",
    "CalendarEventCreated",
    "CalendarEventDeleted",
    "CalendarEventUpdated",
    "CalendarKind",
    "CalendarView",
    "Complexity",
    "ConflictKind",
    "ConflictState",
    "ConflictUpdated",
    "EditScope",
    "EventCategory",
    "LinkCreated",
    "LinkDeleted",
    "LinkType",
    "LinkUpdated",
    "PhaseCreated",
    "PhaseDeleted",
    "PhaseGroup",
    "PhaseKind",
    "PhaseUpdated",
    "PlanMode",
    "ProjectType",
    "ScenarioAdded",
    "ScenarioRemoved",
    "ScenarioUpdated",
    "ScheduleOutlined",
    "ScheduleRearranged",
    "ScheduleUpdated",
    "TaskCreated",
    "TaskDeleted",
    "TaskKind",
    "TaskStatus",
    "TaskUpdated",
    "TasksRemoved",
]
