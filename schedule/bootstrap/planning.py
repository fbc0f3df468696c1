"""Plans of schedules, wired."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache, partial
from typing import Any
from uuid import UUID

from core.domain.clock import utc_now
from core.infrastructure.unit_of_work import unit_of_work
from notifications import api as notifications
from projects import api as projects
from schedule.application import follow_shooting as following
from schedule.application.plan_schedule import PlannedSchedule, plan_schedule
from schedule.application.read_call_sheet import read_call_sheet
from schedule.application.reminder_ports import Heralds
from schedule.bootstrap.aggregates import schedules
from schedule.bootstrap.holds import holds
from schedule.domain.call_sheet import ShotCall
from schedule.infrastructure.shooting_choices import DjangoShootingChoices
from schedule.infrastructure.templates import DjangoTemplateReads

_HERALDS: Heralds = notifications


@dataclass(frozen=True)
class Planning:
    plan_schedule: Callable[..., PlannedSchedule]
    read_call_sheet: Callable[..., tuple[int, tuple[ShotCall, ...]]]


@cache
def planning() -> Planning:
    ports: dict[str, Any] = {"access": projects.require, "schedules": schedules()}
    writing: dict[str, Any] = {"unit_of_work": unit_of_work, "holds": holds()}
    return Planning(
        plan_schedule=partial(plan_schedule, templates=DjangoTemplateReads(), **writing, **ports),
        read_call_sheet=partial(read_call_sheet, **ports),
    )


def follow_shooting(payload: Mapping[str, Any], delivery_id: UUID) -> None:
    """Subscriber of `plan.shooting_chosen`."""
    following.follow_shooting(
        following.ShootingChosen.read(payload),
        delivery_id,
        unit_of_work=unit_of_work,
        active=projects.active,
        choices=DjangoShootingChoices(),
        schedules=schedules(),
        heralds=_HERALDS,
        clock=utc_now,
    )
