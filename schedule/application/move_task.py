"""A task is moved: first it is shown what that moves along, then it is done."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from core.application.ports import UnitOfWork
from core.domain.actor import Actor
from core.domain.clock import Clock
from projects.contracts import Capability
from schedule.application.hold_ports import Holds, demand_free
from schedule.application.schedule_ports import Access, Schedules
from schedule.application.task_terms import moved_start
from schedule.domain.edit import Rearranged
from schedule.domain.schedule import Schedule


@dataclass(frozen=True)
class MoveTask:
    """`terms`: to which day it starts or ends, or by how many `days`; `move_fixed`: also what somebody has fixed."""

    task_id: UUID
    terms: Mapping[str, Any]
    apply: bool = False
    move_fixed: bool = False
    expected_version: int | None = None


@dataclass(frozen=True)
class Moved:
    rearranged: Rearranged
    applied: bool
    version: int


def move_task(
    actor: Actor,
    project_id: UUID,
    command: MoveTask,
    *,
    unit_of_work: UnitOfWork,
    access: Access,
    schedules: Schedules,
    holds: Holds,
    clock: Clock,
) -> Moved:
    """Raises TaskNotFound, Stale, TaskHeld, TaskFixed, TaskBegun, TooEarly, TooLate, InvalidField."""
    held, notes_of = holds.of(project_id), None if command.move_fixed else [command.task_id]
    if not command.apply:
        grant = access(actor, project_id, Capability.UPDATE)
        demand_free(held, grant, command.task_id)
        schedule = schedules.look(grant.project_id, notes_of=notes_of)
        return Moved(_move(schedule, command, clock), False, schedule.version)
    with unit_of_work(by=actor):
        grant = access(actor, project_id, Capability.UPDATE)
        demand_free(held, grant, command.task_id)
        schedule = schedules.get(grant.project_id, notes_of=notes_of)
        rearranged = _move(schedule, command, clock)
        schedules.save(schedule)
    return Moved(rearranged, True, schedule.version)


def _move(schedule: Schedule, command: MoveTask, clock: Clock) -> Rearranged:
    task = schedule.task(command.task_id)
    schedule.expect(command.expected_version, task)
    start = moved_start(command.terms, task, schedule.calendars[task.calendar])
    words = {"not_before": start, "placed_by_hand": True}
    return schedule.revise_task(task.id, words, today=schedule.today(clock()), consent=command.move_fixed)
