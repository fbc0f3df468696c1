"""Plans laid into schedules, and where their tasks lie."""

from datetime import date
from typing import Any

from schedule.domain.auto_plan import Planned, Terms, planned
from schedule.domain.blueprint import Blueprint
from schedule.domain.moments import moment
from schedule.domain.schedule import Schedule
from schedule.domain.task import Task

MARCH = date(2026, 3, 1)


def lay(schedule: Schedule, blueprint: Blueprint, starts: date, **terms: Any) -> Planned:
    return planned(schedule, blueprint, Terms(starts, **terms))


def lies(schedule: Schedule) -> list[tuple[str, str]]:
    """Each task's days, by its place in the list."""
    tasks = sorted(schedule.tasks.values(), key=lambda task: task.position)
    return [(task.starts_on.isoformat(), task.ends_on.isoformat()) for task in tasks]


def named(schedule: Schedule, name: str) -> Task:
    return next(task for task in schedule.tasks.values() if task.name == name)


def by_hand(schedule: Schedule, name: str, day: date, **words: Any) -> Task:
    task = named(schedule, name)
    given = {"not_before": moment(day), "placed_by_hand": True, **words}
    schedule.revise_task(task.id, given, today=MARCH)
    return schedule.task(task.id)
