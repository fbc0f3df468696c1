"""Where plans get into each other's way, wired."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache, partial
from typing import Any

from core.domain.clock import utc_now
from core.domain.pages import Page
from core.infrastructure.outbox import publish
from core.infrastructure.unit_of_work import unit_of_work
from projects import api as projects
from projects.api import require
from schedule.application import read_conflicts as reading
from schedule.application.find_conflicts import ConflictFinder
from schedule.application.find_free_slots import SlotFinder, find_free_slots
from schedule.application.settle_conflict import settle_conflict
from schedule.bootstrap.tasks import calendars
from schedule.domain.free_slots import Slot
from schedule.infrastructure.bookings import DjangoBookings
from schedule.infrastructure.conflict_states import DjangoConflictStates
from schedule.infrastructure.working_calendars import DjangoWorkingCalendars


@dataclass(frozen=True)
class Conflicts:
    """Use cases with their ports bound."""

    list_conflicts: Callable[..., Page[reading.ShownConflict]]
    read_conflict: Callable[..., reading.ShownConflict]
    settle_conflict: Callable[..., reading.ShownConflict]
    find_free_slots: Callable[..., list[Slot]]


@cache
def conflicts() -> Conflicts:
    states, bookings = DjangoConflictStates(publish), DjangoBookings()
    asked: dict[str, Any] = {"access": require, "finder": ConflictFinder(projects, bookings, states)}
    slots = SlotFinder(projects, bookings, DjangoWorkingCalendars(calendars, projects.time_zones), utc_now)
    return Conflicts(
        list_conflicts=partial(reading.list_conflicts, **asked),
        read_conflict=partial(reading.read_conflict, **asked, slots=slots),
        settle_conflict=partial(settle_conflict, **asked, unit_of_work=unit_of_work, states=states, clock=utc_now),
        find_free_slots=partial(find_free_slots, access=require, finder=slots),
    )
