"""Schedules and their tasks, wired."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache, partial
from typing import Any

from core.domain.clock import utc_now
from core.domain.pages import Page
from core.infrastructure.heap import undisturbed
from core.infrastructure.unit_of_work import unit_of_work
from projects import api as projects
from schedule.application import read_schedule as reading
from schedule.application.add_task import add_task
from schedule.application.changed import Changed
from schedule.application.move_task import Moved, move_task
from schedule.application.order_tasks import order_tasks
from schedule.application.read_analysis import SeenAnalysis, read_analysis
from schedule.application.remove_task import remove_task
from schedule.application.revise_task import revise_task
from schedule.bootstrap.aggregates import calendars, schedules
from schedule.bootstrap.holds import holds
from schedule.contracts.rows import TaskRow
from schedule.infrastructure.schedule_reads import DjangoScheduleReads

__all__ = ["Tasks", "calendars", "schedules", "tasks"]


@dataclass(frozen=True)
class Tasks:
    """Use cases with their ports bound; each says what it takes, gives and refuses."""

    read_schedule: Callable[..., reading.SeenSchedule]
    read_analysis: Callable[..., SeenAnalysis]
    list_tasks: Callable[..., Page[TaskRow]]
    read_task: Callable[..., TaskRow]
    add_task: Callable[..., Changed[TaskRow]]
    revise_task: Callable[..., Changed[TaskRow]]
    move_task: Callable[..., Moved]
    remove_task: Callable[..., Changed[None]]
    order_tasks: Callable[..., int]


@cache
def tasks() -> Tasks:
    reads: dict[str, Any] = {"access": projects.require, "reads": DjangoScheduleReads(schedules())}
    write: dict[str, Any] = {"unit_of_work": unit_of_work, "access": projects.require, "schedules": schedules()}
    moving: dict[str, Any] = write | {"holds": holds(), "clock": utc_now}
    return Tasks(
        read_schedule=undisturbed(partial(reading.read_schedule, members=projects.members_named, **reads)),
        read_analysis=undisturbed(partial(read_analysis, access=projects.require, schedules=schedules())),
        list_tasks=partial(reading.list_tasks, **reads),
        read_task=partial(reading.read_task, **reads),
        add_task=partial(add_task, members=projects.members_named, **write),
        revise_task=undisturbed(partial(revise_task, members=projects.members_named, **moving)),
        move_task=undisturbed(partial(move_task, **moving)),
        remove_task=partial(remove_task, holds=holds(), **write),
        order_tasks=partial(order_tasks, **write),
    )
