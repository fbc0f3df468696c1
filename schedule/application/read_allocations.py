"""Who has more to do on a day than there is time."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from core.domain.actor import Actor
from projects.contracts import Capability
from schedule.application.schedule_ports import Access, Members, Schedules
from schedule.domain.allocation import MOST_LOOKED_AT, Overload, overloads
from schedule.domain.moments import DAY, LAST_DAY, day_of, moment
from schedule.domain.schedule import Schedule

MOST_OVERLOADS = 1000


@dataclass(frozen=True)
class Overloaded:
    """`overloads`: the first ones, by day; names of tasks, and of people as far as they are members."""

    overloads: tuple[Overload, ...]
    has_more: bool
    tasks: Mapping[UUID, str]
    people: Mapping[UUID, str]


@dataclass(frozen=True)
class Allocations:
    version: int
    first: date
    last: date
    overloaded: Overloaded


def read_allocations(
    actor: Actor,
    project_id: UUID,
    first: date | None,
    last: date | None,
    *,
    access: Access,
    members: Members,
    schedules: Schedules,
) -> Allocations:
    """Without days from the schedule's first on, for a year."""
    grant = access(actor, project_id, Capability.READ)
    schedule = schedules.look(grant.project_id, notes_of=())
    first = first or min((task.starts_on for task in schedule.tasks.values()), default=day_of(schedule.begins))
    last = last or min(first + timedelta(days=MOST_LOOKED_AT - 1), LAST_DAY)
    return Allocations(schedule.version, first, last, overloaded(schedule, first, last, members))


def overloaded(schedule: Schedule, first: date, last: date, members: Members) -> Overloaded:
    people = {task.id: task.assignees for task in schedule.tasks.values() if task.assignees}
    until = moment(last) + DAY
    found = overloads(schedule.network(), schedule.placements, people, moment(first), until)
    told = found[:MOST_OVERLOADS]
    names = {share.activity_id: schedule.task(share.activity_id).name for each in told for share in each.shares}
    return Overloaded(told, len(found) > len(told), names, named(schedule, {each.person for each in told}, members))


def named(schedule: Schedule, people: Collection[UUID], members: Members) -> Mapping[UUID, str]:
    return members(schedule.project_id, people) if people else {}
