"""The plan that a project starts with: seven days of planning, one of shooting, fourteen of editing."""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from core.domain.errors import InvalidField


class PhaseGroup(StrEnum):
    PLANNING = "planning"
    SHOOTING = "shooting"
    EDITING = "editing"


_PHASES = (
    (PhaseGroup.PLANNING, 7, "#3b82f6"),
    (PhaseGroup.SHOOTING, 1, "#ef4444"),
    (PhaseGroup.EDITING, 14, "#10b981"),
)
PLAN_DAYS = sum(days for _, days, _ in _PHASES)
LAST_START = date.max - timedelta(days=PLAN_DAYS - 1)


@dataclass(frozen=True)
class PlannedPhase:
    """Calendar days, the last one included."""

    group: PhaseGroup
    start_date: date
    days: int
    colour: str

    @property
    def end_date(self) -> date:
        return self.start_date + timedelta(days=self.days - 1)


@dataclass(frozen=True)
class DefaultPlan:
    """The phases in their order, without a gap."""

    phases: tuple[PlannedPhase, ...]

    @property
    def start_date(self) -> date:
        return self.phases[0].start_date

    @property
    def end_date(self) -> date:
        return self.phases[-1].end_date

    @property
    def days(self) -> int:
        return sum(phase.days for phase in self.phases)


def default_plan(start_date: date) -> DefaultPlan:
    """Starting on the 1st: 1–7, 8, 9–22. Raises InvalidField where the calendar ends before the plan."""
    if start_date > LAST_START:
        raise InvalidField("/schedule/start_date", "date.too_late", last=LAST_START.isoformat())
    phases, before = [], 0
    for group, days, colour in _PHASES:
        phases.append(PlannedPhase(group, start_date + timedelta(days=before), days, colour))
        before += days
    return DefaultPlan(tuple(phases))
