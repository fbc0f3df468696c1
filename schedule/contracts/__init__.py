"""The published words of the schedule context."""

from schedule.contracts.planning import Complexity, PlanMode, ProjectType
from schedule.contracts.words import CalendarKind, LinkType, PhaseGroup, PhaseKind, TaskKind, TaskStatus

__all__ = [
    "CalendarKind",
    "Complexity",
    "LinkType",
    "PhaseGroup",
    "PhaseKind",
    "PlanMode",
    "ProjectType",
    "TaskKind",
    "TaskStatus",
]
