"""A task is said something else of; what waits for it moves along."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any
from uuid import UUID

from core.application.ports import UnitOfWork
from core.domain.actor import Actor
from core.domain.clock import Clock
from projects.contracts import Capability
from schedule.application.assignees import demand_members
from schedule.application.changed import Changed
from schedule.application.hold_ports import Holds, demand_free
from schedule.application.schedule_ports import Access, Members, Schedules
from schedule.application.task_terms import TIMES, words_of
from schedule.contracts.rows import TaskRow

_MOVES = TIMES | {"calendar", "kind", "is_fixed"}
"""What has a task lie elsewhere."""


@dataclass(frozen=True)
class ReviseTask:
    """`terms` that are not given stay; `move_fixed`: also what somebody has fixed may move."""

    task_id: UUID
    terms: Mapping[str, Any]
    move_fixed: bool = False
    expected_version: int | None = None


def revise_task(
    actor: Actor,
    project_id: UUID,
    command: ReviseTask,
    *,
    unit_of_work: UnitOfWork,
    access: Access,
    members: Members,
    schedules: Schedules,
    holds: Holds,
    clock: Clock,
) -> Changed[TaskRow]:
    """Raises TaskNotFound, PhaseNotFound, Stale, TaskHeld, TaskFixed, TaskBegun, InvalidField."""
    held = holds.of(project_id) if command.terms.keys() & _MOVES else {}
    with unit_of_work(by=actor):
        grant = access(actor, project_id, Capability.UPDATE)
        demand_free(held, grant, command.task_id)
        schedule = schedules.get(grant.project_id, notes_of=None if command.move_fixed else [command.task_id])
        demand_members(grant.project_id, command.terms.get("assignees", ()), members)
        task = schedule.task(command.task_id)
        schedule.expect(command.expected_version, task)
        words = words_of(command.terms, task, schedule.calendars, partial(schedule.start_of, task.id))
        rearranged = schedule.revise_task(task.id, words, today=schedule.today(clock()), consent=command.move_fixed)
        schedules.save(schedule)
    return Changed(schedule.task(task.id).row(), rearranged, schedule.version)
