"""When people and a place are free for work on a project."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from core.domain.actor import Actor
from core.domain.clock import Clock
from core.domain.errors import InvalidField
from projects.contracts import Capability
from schedule.application.conflict_ports import Bookings, Days, Hours, Neighbours, Worked
from schedule.application.schedule_ports import Access
from schedule.contracts import CalendarKind, PhaseGroup
from schedule.domain.conflicts import Booking, Conflict, folded
from schedule.domain.free_slots import AHEAD, LOOK, Slot, busy_days, free_slots, working_days
from schedule.domain.moments import LAST_DAY


@dataclass(frozen=True)
class FindFreeSlots:
    """So many working days in a row, begun and ended within the days from `first` to `last`.

    They are from today on, and as far as is looked ahead, unless they are told. `is_shoot`: on none of them do the
    caller's projects shoot. What `task_id` takes now is free.
    """

    days: int
    first: date | None = None
    last: date | None = None
    people: frozenset[UUID] = frozenset()
    place: str = ""
    is_shoot: bool = True
    task_id: UUID | None = None
    calendar: str = CalendarKind.WORKING

    def within(self, today: date) -> Days:
        """InvalidField."""
        first = self.first or today
        last = self.last or min(first, LAST_DAY - AHEAD) + AHEAD
        if last < first:
            raise InvalidField("/to", "date.before_start")
        latest = min(first, LAST_DAY - LOOK) + LOOK
        if last > latest:
            raise InvalidField("/to", "date.too_late", last=latest.isoformat())
        return Days(first, last)


@dataclass(frozen=True)
class SlotFinder:
    """People are busy in any project, seen or not; the answer tells free days alone. Three statements at most."""

    neighbours: Neighbours
    bookings: Bookings
    hours: Hours
    clock: Clock

    def find(self, project_id: UUID, wanted: FindFreeSlots, seen: Collection[UUID]) -> list[Slot]:
        return self._free(self.hours(project_id), wanted, seen)

    def instead_of(self, conflict: Conflict, project_id: UUID, seen: Collection[UUID]) -> list[Slot]:
        """When the project's own task could be done without meeting anything; not before it is planned."""
        task, worked = conflict.one, self.hours(project_id)
        first = min(max(worked.today(self.clock()), task.first), LAST_DAY - AHEAD)
        wanted = FindFreeSlots(
            days=working_days(worked.calendars[CalendarKind(task.calendar)], task.first, task.last),
            first=first,
            people=frozenset(task.assignees),
            place=task.place,
            is_shoot=task.group == PhaseGroup.SHOOTING,
            task_id=task.task_id,
            calendar=task.calendar,
        )
        return self._free(worked, wanted, seen)

    def _free(self, worked: Worked, wanted: FindFreeSlots, seen: Collection[UUID]) -> list[Slot]:
        within = wanted.within(worked.today(self.clock()))
        taken = self.bookings.taking(seen, wanted.people, within)
        unseen = {each.project_id for each in taken} - set(seen)
        known = {*seen, *(self.neighbours.active(unseen) if unseen else ())}
        in_the_way = [each for each in _in_the_way(taken, wanted, set(seen)) if each.project_id in known]
        busy = busy_days(in_the_way, within.first, within.last)
        return free_slots(worked.calendars[CalendarKind(wanted.calendar)], busy, wanted.days, within.first, within.last)


def find_free_slots(
    actor: Actor, project_id: UUID, wanted: FindFreeSlots, *, access: Access, finder: SlotFinder
) -> list[Slot]:
    """Of people who are no members nothing is told. InvalidField."""
    grant = access(actor, project_id, Capability.READ)
    if wanted.people and wanted.people - finder.neighbours.members_named(grant.project_id, wanted.people).keys():
        raise InvalidField("/assignees", "assignee.not_a_member")
    return finder.find(grant.project_id, wanted, finder.neighbours.working_on(grant.user_id).keys())


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
