"""Phases, links and working time, wired."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache, partial
from typing import Any

from core.infrastructure.unit_of_work import unit_of_work
from projects import api as projects
from schedule.application import keep_working_time as working_time
from schedule.application.add_link import add_link
from schedule.application.add_phase import add_phase
from schedule.application.changed import Changed
from schedule.application.order_phases import order_phases
from schedule.application.remove_link import remove_link
from schedule.application.remove_phase import remove_phase
from schedule.application.revise_link import revise_link
from schedule.application.revise_phase import revise_phase
from schedule.bootstrap.aggregates import calendars, schedules
from schedule.contracts.rows import LinkRow, PhaseRow


@dataclass(frozen=True)
class Phases:
    """Use cases with their ports bound; each says what it takes, gives and refuses."""

    add_phase: Callable[..., PhaseRow]
    revise_phase: Callable[..., PhaseRow]
    remove_phase: Callable[..., None]
    order_phases: Callable[..., int]
    add_link: Callable[..., Changed[LinkRow]]
    revise_link: Callable[..., Changed[LinkRow]]
    remove_link: Callable[..., Changed[None]]
    read_working_time: Callable[..., working_time.SeenWorkingTime]
    keep_working_time: Callable[..., working_time.SeenWorkingTime]


@cache
def phases() -> Phases:
    read: dict[str, Any] = {"access": projects.require, "schedules": schedules()}
    write: dict[str, Any] = read | {"unit_of_work": unit_of_work}
    return Phases(
        add_phase=partial(add_phase, **write),
        revise_phase=partial(revise_phase, **write),
        remove_phase=partial(remove_phase, **write),
        order_phases=partial(order_phases, **write),
        add_link=partial(add_link, **write),
        revise_link=partial(revise_link, **write),
        remove_link=partial(remove_link, **write),
        read_working_time=partial(working_time.read_working_time, **read),
        keep_working_time=partial(working_time.keep_working_time, calendars=calendars, **write),
    )
