"""The plan that a project starts with: seven days of planning, one of shooting, fourteen of editing."""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from core.domain.errors import InvalidField
from projects.contracts import FIRST_PLAN


class PhaseGroup(StrEnum):
    PLANNING = "planning"
    SHOOTING = "shooting"
    EDITING = "editing"


PLAN_DAYS = sum(phase.days for phase in FIRST_PLAN)
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
    for phase in FIRST_PLAN:
        starts = start_date + timedelta(days=before)
        phases.append(PlannedPhase(PhaseGroup(phase.group), starts, phase.days, phase.colour))
        before += phase.days
    return DefaultPlan(tuple(phases))
