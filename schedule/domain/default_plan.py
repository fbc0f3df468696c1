"""The plans that need no template: three phases of one task, each after the one before."""

from collections.abc import Mapping
from itertools import pairwise
from typing import Final

from projects.contracts import FIRST_PLAN
from schedule.contracts import CalendarKind, PhaseGroup, PhaseKind
from schedule.domain.blueprint import Blueprint, PlannedLink, PlannedPhase, PlannedTask, Wording
from schedule.domain.network import Span
from schedule.domain.smart_plan import SmartPlan

_KINDS: Final = {
    PhaseGroup.PLANNING: PhaseKind.BASIC_PLAN,
    PhaseGroup.SHOOTING: PhaseKind.FILMING,
    PhaseGroup.EDITING: PhaseKind.VIDEO_EDIT,
}
DEFAULT_DAYS: Final = {PhaseGroup[phase.group.upper()]: phase.days for phase in FIRST_PLAN}


def default_blueprint() -> Blueprint:
    """On all days of the week: from the 1st on, 1–7, 8, 9–22."""
    return _blueprint(DEFAULT_DAYS, CalendarKind.EVERY_DAY)


def smart_blueprint(plan: SmartPlan) -> Blueprint:
    """On the schedule's working days."""
    return _blueprint(plan.days(), CalendarKind.WORKING)


def _blueprint(days: Mapping[PhaseGroup, int], calendar: CalendarKind) -> Blueprint:
    """The keys are the same in both, so that one plan turns into the other."""
    groups = list(days)
    tasks = [
        PlannedTask(group.value, _KINDS[group].value, Wording(group.ko, group.en), Span(days[group]), calendar=calendar)
        for group in groups
    ]
    links = [PlannedLink(before.value, after.value) for before, after in pairwise(groups)]
    return Blueprint(tuple(PlannedPhase.of(_KINDS[group]) for group in groups), tuple(tasks), tuple(links))
