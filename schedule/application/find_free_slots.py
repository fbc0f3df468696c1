"""When people and a place are free for work on a project."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from core.domain.actor import Actor
from core.domain.errors import InvalidField
from projects.contracts import Capability
from schedule.application.conflict_ports import Bookings, Days, Hours, Neighbours
from schedule.application.schedule_ports import Access
from schedule.contracts import PhaseGroup
from schedule.domain.conflicts import Booking, Conflict, folded
from schedule.domain.free_slots import AHEAD, LOOK, MOST_DAYS, Slot, busy_days, free_slots
from schedule.domain.moments import LAST_DAY


@dataclass(frozen=True)
class FindFreeSlots:
    """So many working days in a row, begun and ended within the days from `first` to `last`.

    `is_shoot`: on none of them do the caller's projects shoot. What `task_id` takes now is free.
    """

    days: int
    first: date
    last: date
    people: frozenset[UUID] = frozenset()
    place: str = ""
    is_shoot: bool = True
    task_id: UUID | None = None

    def __post_init__(self) -> None:
        if self.last < self.first:
            raise InvalidField("/to", "date.before_start")
        latest = min(self.first, LAST_DAY - LOOK) + LOOK
        if self.last > latest:
            raise InvalidField("/to", "date.too_late", last=latest.isoformat())


@dataclass(frozen=True)
class SlotFinder:
    """People are busy in any project, seen or not; the answer tells free days alone. Three statements at most."""

    neighbours: Neighbours
    bookings: Bookings
    hours: Hours

    def find(self, project_id: UUID, wanted: FindFreeSlots, seen: Collection[UUID]) -> list[Slot]:
        taken = self.bookings.taking(seen, wanted.people, Days(wanted.first, wanted.last))
        unseen = {each.project_id for each in taken} - set(seen)
        known = {*seen, *(self.neighbours.active(unseen) if unseen else ())}
        in_the_way = [each for each in _in_the_way(taken, wanted, set(seen)) if each.project_id in known]
        busy = busy_days(in_the_way, wanted.first, wanted.last)
        return free_slots(self.hours(project_id), busy, wanted.days, wanted.first, wanted.last)


def find_free_slots(
    actor: Actor, project_id: UUID, wanted: FindFreeSlots, *, access: Access, finder: SlotFinder
) -> list[Slot]:
    """Of people who are no members nothing is told. InvalidField."""
    grant = access(actor, project_id, Capability.READ)
    if wanted.people and wanted.people - finder.neighbours.members_named(grant.project_id, wanted.people).keys():
        raise InvalidField("/assignees", "assignee.not_a_member")
    return finder.find(grant.project_id, wanted, finder.neighbours.working_on(grant.user_id).keys())


def instead_of(conflict: Conflict, today: date) -> FindFreeSlots:
    """When the project's own task could be done without meeting anything, from today on or from when it is planned."""
    task = conflict.one
    first = min(max(today, task.first), LAST_DAY - AHEAD)
    return FindFreeSlots(
        days=min((task.last - task.first).days + 1, MOST_DAYS),
        first=first,
        last=first + AHEAD,
        people=frozenset(task.assignees),
        place=task.place,
        is_shoot=task.group == PhaseGroup.SHOOTING,
        task_id=task.task_id,
    )


def _in_the_way(taken: Iterable[Booking], wanted: FindFreeSlots, seen: Collection[UUID]) -> list[Booking]:
    place = folded(wanted.place)
    return [
        each
        for each in taken
        if each.task_id != wanted.task_id
        and (
            not wanted.people.isdisjoint(each.assignees)
            or (
                each.project_id in seen
                and ((wanted.is_shoot and each.group == PhaseGroup.SHOOTING) or (place and folded(each.place) == place))
            )
        )
    ]
