"""Tasks are put off until whoever is to do them has time; first it is shown, then done."""

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from uuid import UUID

from core.application.ports import UnitOfWork
from core.domain.actor import Actor
from projects.contracts import Capability
from schedule.application.hold_ports import Holds, demand_none_held
from schedule.application.read_allocations import Overloaded, named, overloaded
from schedule.application.schedule_ports import Access, Members, Schedules
from schedule.domain.edit import Held, Placing, Rearranged
from schedule.domain.levelling import Delay, levelled
from schedule.domain.moments import FIRST_DAY, LAST_DAY
from schedule.domain.refusals import TooLate, TooMuchToLevel
from schedule.domain.schedule import Schedule
from schedule.domain.shifts import ShiftReason


@dataclass(frozen=True, kw_only=True)
class LevelSchedule:
    """`move_fixed`: also what a person has fixed or placed; what has begun stays."""

    apply: bool = False
    move_fixed: bool = False


@dataclass(frozen=True)
class Levelled:
    """`left`: what is too much still, since what `rearranged` tells as held is kept; `version`: as it is stored."""

    rearranged: Rearranged
    delays: Mapping[UUID, Delay]
    tasks: Mapping[UUID, str]
    people: Mapping[UUID, str]
    left: Overloaded
    version: int


def level_schedule(
    actor: Actor,
    project_id: UUID,
    command: LevelSchedule,
    *,
    unit_of_work: UnitOfWork,
    access: Access,
    members: Members,
    schedules: Schedules,
    holds: Holds,
) -> Levelled:
    """Raises TooMuchToLevel, TooLate, TaskHeld."""
    busy = holds.of(project_id) if command.apply else {}
    with unit_of_work(by=actor):
        grant = access(actor, project_id, Capability.UPDATE)
        # What is applied is told in whole rows, with the notes.
        schedule = schedules.get(grant.project_id) if command.apply else schedules.look(grant.project_id, notes_of=())
        version, delays = schedule.version, _delays(schedule, consent=command.move_fixed)
        placings = {each: Placing(delay.not_before) for each, delay in delays.items()}
        rearranged = schedule.rearrange(placings, reason=ShiftReason.LEVELLED, consent=command.move_fixed)
        demand_none_held(busy, grant, {each.activity_id for each in rearranged.moved})
        if command.apply:
            schedules.save(schedule)
            version = schedule.version
        left = overloaded(schedule, FIRST_DAY, LAST_DAY, members)
        people = named(schedule, {each.person for each in delays.values()} - left.people.keys(), members)
    if left.overloads and not command.move_fixed:
        rearranged = rearranged.and_held(_kept(schedule))
    tasks = {each.busy_with: schedule.task(each.busy_with).name for each in delays.values()}
    return Levelled(rearranged, delays, tasks, {**left.people, **people}, left, version)


def _kept(schedule: Schedule) -> tuple[Held, ...]:
    """What would have to wait if it were not fixed or placed by hand; nothing where that is too much to find out."""
    with suppress(TooMuchToLevel, TooLate):
        wished = _delays(schedule, consent=True)
        kept = {each.id for each in schedule.tasks.values() if each.is_fixed or each.placed_by_hand}
        return tuple(_held(schedule, each, delay) for each, delay in wished.items() if each in kept)
    return ()


def _held(schedule: Schedule, task_id: UUID, delay: Delay) -> Held:
    task, other = schedule.task(task_id), schedule.task(delay.busy_with)
    return Held(task.id, task.name, task.starts, delay.not_before, task.has_begun, other.id, other.name)


def _delays(schedule: Schedule, *, consent: bool) -> dict[UUID, Delay]:
    network, tasks = schedule.network(), schedule.tasks
    kept = {each.id for each in tasks.values() if each.is_fixed or each.placed_by_hand}
    if consent:
        kept = set()
        network = replace(
            network,
            activities=tuple(
                each if tasks[each.id].has_begun else replace(each, held_at=None) for each in network.activities
            ),
        )
    people = {task.id: task.assignees for task in tasks.values() if task.assignees}
    return levelled(network, people, kept)
