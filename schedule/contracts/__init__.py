"""The published words of the schedule context."""

from schedule.contracts.words import CalendarKind, LinkType, PhaseGroup, PhaseKind, TaskKind, TaskStatus

__all__ = ["CalendarKind", "LinkType", "PhaseGroup", "PhaseKind", "TaskKind", "TaskStatus"]
