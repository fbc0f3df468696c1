"""Giving tasks other times, where they may have them."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any
from uuid import UUID

from schedule.domain.edit import Edit, Held, Placing
from schedule.domain.limits import demand_length
from schedule.domain.placements import Placement, Placements
from schedule.domain.placing import Lay
from schedule.domain.refusals import TaskNotFound
from schedule.domain.shifts import ShiftReason
from schedule.domain.task import Task
from schedule.domain.task_refusals import TaskBegun, TaskFixed


def demand_movable(task: Task, wanted: Task, words: Mapping[str, Any], consent: bool) -> None:
    """TaskBegun, TaskFixed. `wanted`: as it is to be by those words."""
    if "not_before" not in words or words["not_before"] == task.not_before:
        return
    if task.has_begun and wanted.has_begun:
        raise TaskBegun(name=task.name)
    if task.is_fixed and wanted.is_fixed and not consent:
        raise TaskFixed(name=task.name)


def not_granted(before: Task, words: Mapping[str, Any], now: Lay) -> tuple[Held, ...]:
    """A start that was asked for and that its links do not let it have, where it is not told as moved."""
    task = now.tasks[before.id]
    if words.get("not_before") is None or task.driver is None or task.starts != before.starts:
        return ()
    other = now.tasks[now.links[task.driver].predecessor]
    return (Held(task.id, task.name, task.starts, task.starts, task.has_begun, other.id, other.name),)


def edit_of(
    lay: Lay, placings: Mapping[UUID, Placing], reason: ShiftReason, consent: bool, version: int
) -> tuple[Edit, tuple[Held, ...]]:
    """What may be done of it, and who stays. TaskNotFound, InvalidField."""
    tasks: dict[UUID, Task] = {}
    held = []
    for task_id, placing in placings.items():
        task = lay.tasks.get(task_id)
        if task is None:
            raise TaskNotFound
        wanted = _with(task, placing)
        if wanted == task:
            continue
        if task.has_begun or ((task.is_fixed or task.placed_by_hand) and not consent):
            held.append(Held(task.id, task.name, task.starts, placing.not_before, task.has_begun))
        else:
            tasks[task_id] = replace(wanted, version=version)
    return Edit(tasks=dict(tasks), reasons=dict.fromkeys(tasks, reason)), tuple(held)


def settled(
    tasks: Mapping[UUID, Task],
    before: Mapping[UUID, Task],
    found: Placements,
    positions: Mapping[UUID, int],
    version: int,
) -> list[Task]:
    """Those that are new, changed, or lie elsewhere, as they are placed; another reason alone is no other version."""
    placed = []
    for task_id, where in found.items():
        task = tasks[task_id]
        if before.get(task_id) is not task or task_id in positions:
            moved = replace(task, position=positions.get(task_id, task.position))
            placed.append(moved.placed(where, version))
        elif not _lies(task, where):
            moved = task.placed(where, version)
            placed.append(moved if _is_elsewhere(task, moved) else task.placed(where, task.version))
    return placed


def _is_elsewhere(task: Task, moved: Task) -> bool:
    days = (task.starts_on, task.ends_on) != (moved.starts_on, moved.ends_on)
    return days or (task.starts, task.ends) != (moved.starts, moved.ends)


def _lies(task: Task, where: Placement) -> bool:
    driver = where.link.id if where.link else None
    return (where.start, where.finish, where.by, driver) == (task.starts, task.ends, task.placed_by, task.driver)


def _with(task: Task, placing: Placing) -> Task:
    wanted = replace(task, not_before=placing.not_before, calendar=placing.calendar or task.calendar)
    if placing.length is not None and placing.length != task.length:
        demand_length(placing.length)
        wanted = replace(wanted, length=placing.length)
    return wanted
