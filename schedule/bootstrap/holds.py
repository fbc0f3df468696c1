"""Holds of tasks, wired."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache, partial
from uuid import UUID

from core.domain.clock import utc_now
from projects import api as projects
from schedule.application import hold_task as holding_tasks
from schedule.application.hold_ports import Hold
from schedule.bootstrap.aggregates import schedules
from schedule.infrastructure.holds import EphemeralHoldNews, RedisHolds
from schedule.infrastructure.schedule_reads import DjangoScheduleReads


@dataclass(frozen=True)
class Holding:
    """Use cases with their ports bound; each says what it takes, gives and refuses."""

    hold_task: Callable[..., Hold]
    release_task: Callable[..., None]
    read_holds: Callable[..., Mapping[UUID, Hold]]


@cache
def holds() -> RedisHolds:
    return RedisHolds(utc_now)


@cache
def holding() -> Holding:
    access, news = projects.require, EphemeralHoldNews()
    reads = DjangoScheduleReads(schedules())
    return Holding(
        hold_task=partial(holding_tasks.hold_task, access=access, reads=reads, holds=holds(), news=news, clock=utc_now),
        release_task=partial(holding_tasks.release_task, access=access, holds=holds(), news=news),
        read_holds=partial(holding_tasks.read_holds, access=access, holds=holds()),
    )
