"""Schedules, wired: their phases, tasks and links."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache, partial
from typing import Any

from core.domain.clock import utc_now
from core.domain.pages import Page
from core.infrastructure.outbox import publish_all
from core.infrastructure.unit_of_work import unit_of_work
from projects import api as projects
from schedule.application import read_schedule as reading
from schedule.application.add_task import add_task
from schedule.application.changed import Changed
from schedule.contracts.rows import TaskRow
from schedule.domain.outline import Calendars
from schedule.domain.working_hours import WorkingHours, calendars_of
from schedule.infrastructure.public_holidays import KnownHolidays
from schedule.infrastructure.schedule_reads import DjangoScheduleReads
from schedule.infrastructure.schedules import DjangoSchedules


@dataclass(frozen=True)
class Tasks:
    """Use cases with their ports bound; each says what it takes, gives and refuses."""

    read_schedule: Callable[..., reading.SeenSchedule]
    list_tasks: Callable[..., Page[TaskRow]]
    read_task: Callable[..., TaskRow]
    add_task: Callable[..., Changed[TaskRow]]


def calendars(hours: WorkingHours) -> Calendars:
    return calendars_of(hours, KnownHolidays().of(hours.holidays) if hours.holidays else ())


@cache
def schedules() -> DjangoSchedules:
    """The aggregates, also for the other modules of this package."""
    return DjangoSchedules(publish_all, projects.time_zones, calendars, utc_now)


@cache
def tasks() -> Tasks:
    reads: dict[str, Any] = {"access": projects.require, "reads": DjangoScheduleReads(schedules())}
    write: dict[str, Any] = {"unit_of_work": unit_of_work, "access": projects.require, "schedules": schedules()}
    return Tasks(
        read_schedule=partial(reading.read_schedule, members=projects.members_named, **reads),
        list_tasks=partial(reading.list_tasks, **reads),
        read_task=partial(reading.read_task, **reads),
        add_task=partial(add_task, members=projects.members_named, **write),
    )
