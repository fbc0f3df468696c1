"""Who has too much to do, and levelling, wired."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache, partial
from typing import Any

from core.infrastructure.unit_of_work import unit_of_work
from projects import api as projects
from schedule.application.level_schedule import Levelled, level_schedule
from schedule.application.read_allocations import Allocations, read_allocations
from schedule.bootstrap.aggregates import schedules
from schedule.bootstrap.holds import holds


@dataclass(frozen=True)
class Levelling:
    """Use cases with their ports bound."""

    read_allocations: Callable[..., Allocations]
    level_schedule: Callable[..., Levelled]


@cache
def levelling() -> Levelling:
    ports: dict[str, Any] = {
        "access": projects.require,
        "members": projects.members_named,
        "schedules": schedules(),
    }
    return Levelling(
        read_allocations=partial(read_allocations, **ports),
        level_schedule=partial(level_schedule, unit_of_work=unit_of_work, holds=holds(), **ports),
    )
