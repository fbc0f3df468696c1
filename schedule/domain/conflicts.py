"""Where plans get into each other's way: pairs of tasks that need the same on one day.

Planning and editing never do; milestones take no time; what is done is over. See docs/adr/0044.
"""

import unicodedata
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Final
from uuid import UUID, uuid5

from schedule.contracts import CalendarKind, PhaseGroup
from schedule.contracts.conflicts import ConflictKind

FREE_GROUPS: Final = (PhaseGroup.PLANNING, PhaseGroup.EDITING)
"""Of tasks that never conflict."""
MOST_CONFLICTS: Final = 1000
"""That are listed."""
MOST_SEARCHED: Final = 50_000
"""Among which one is looked for."""
_SPACE = UUID("5f0c1a52-8a0e-5b53-9b8b-6f6c1d0c0044")


@dataclass(frozen=True)
class _Need:
    kind: ConflictKind
    person_id: UUID | None = None
    place: str = ""


@dataclass(frozen=True)
class Booking:
    """A task as what takes people and a place on its days, the last one included.

    Where it was made of shots of a plan: `plan_id`.
    """

    task_id: UUID
    project_id: UUID
    number: int
    name: str
    group: str
    place: str
    assignees: tuple[UUID, ...]
    first: date
    last: date
    calendar: str = CalendarKind.WORKING
    plan_id: UUID | None = None

    @property
    def days(self) -> str:
        return f"{self.first.isoformat()}/{self.last.isoformat()}"


@dataclass(frozen=True)
class Conflict:
    """`one` is of the project that was asked about; of `other` only the days are told where `is_busy`.

    `place` as places are compared.
    """

    kind: ConflictKind
    one: Booking
    other: Booking
    is_busy: bool
    person_id: UUID | None = None
    place: str = ""

    @property
    def id(self) -> UUID:
        """The same for whoever sees it, from either side, whenever."""
        first, second = sorted((self.one.task_id, self.other.task_id))
        return uuid5(_SPACE, f"{self.kind}:{first}:{second}:{self.person_id or ''}")

    @property
    def project_ids(self) -> frozenset[UUID]:
        return frozenset((self.one.project_id, self.other.project_id))

    @property
    def first(self) -> date:
        return max(self.one.first, self.other.first)

    @property
    def last(self) -> date:
        return min(self.one.last, self.other.last)

    @property
    def days(self) -> str:
        """Those of both tasks, by which it is told whether either has got others."""
        one, other = sorted((self.one, self.other), key=lambda each: each.task_id)
        return f"{one.days} {other.days}"


@dataclass
class _Open:
    """Who holds something at the moment: tasks of the project, and tasks of others."""

    own: list[Booking] = field(default_factory=list)
    others: list[Booking] = field(default_factory=list)

    def meet(self, booking: Booking, is_own: bool) -> list[Booking]:
        """Whom it meets; what has ended by then is forgotten."""
        self.own = [each for each in self.own if each.last >= booking.first]
        met = list(self.own)
        if is_own:
            self.others = [each for each in self.others if each.last >= booking.first]
            met += self.others
        (self.own if is_own else self.others).append(booking)
        return met


def folded(place: str) -> str:
    """What takes places that differ in case, width or blanks alone for one."""
    return " ".join(unicodedata.normalize("NFKC", place).casefold().split())


def conflicts_of(bookings: Iterable[Booking], project_id: UUID, seen: Collection[UUID]) -> Iterator[Conflict]:
    """Of this project's tasks with each other and with those of others, in the order of the days on which they begin.

    Of projects that are not `seen`, it is only people who meet. As much work as there are conflicts.
    """
    holding: dict[_Need, _Open] = {}
    for booking in sorted(bookings, key=_in_order):
        is_own = booking.project_id == project_id
        for need in _needs(booking, booking.project_id in seen):
            for met in holding.setdefault(need, _Open()).meet(booking, is_own):
                if not _is_one_call(met, booking):
                    yield _conflict(need, met, booking, project_id, seen)


def conflicts_with(
    task_id: UUID, bookings: Collection[Booking], project_id: UUID, seen: Collection[UUID]
) -> Iterator[Conflict]:
    """Those of `conflicts_of` that this task has a part in, without comparing the others with each other."""
    task = next((each for each in bookings if each.task_id == task_id), None)
    if task is None:
        return
    needs = set(_needs(task, task.project_id in seen))
    near = (each for each in bookings if each.first <= task.last and each.last >= task.first and each is not task)
    for other in sorted(near, key=lambda each: (max(each.first, task.first), *_in_order(each))):
        if project_id not in (task.project_id, other.project_id) or _is_one_call(task, other):
            continue
        met, booking = sorted((task, other), key=_in_order)
        for need in _needs(other, other.project_id in seen):
            if need in needs:
                yield _conflict(need, met, booking, project_id, seen)


def _in_order(booking: Booking) -> tuple[date, date, UUID]:
    return booking.first, booking.last, booking.task_id


def _is_one_call(one: Booking, other: Booking) -> bool:
    """Places of one plan follow each other on the call sheet of their day."""
    return one.plan_id is not None and (one.plan_id, one.project_id) == (other.plan_id, other.project_id)


def _conflict(need: _Need, met: Booking, booking: Booking, project_id: UUID, seen: Collection[UUID]) -> Conflict:
    is_turned = booking.project_id == project_id != met.project_id
    one, other = (booking, met) if is_turned else (met, booking)
    return Conflict(need.kind, one, other, other.project_id not in seen, need.person_id, need.place)


def _needs(booking: Booking, is_seen: bool) -> Iterator[_Need]:
    """What it takes for itself alone."""
    for person_id in booking.assignees:
        yield _Need(ConflictKind.ASSIGNEE_DOUBLE_BOOKED, person_id=person_id)
    if is_seen and booking.group == PhaseGroup.SHOOTING:
        yield _Need(ConflictKind.SHOOTS_SAME_DAY)
    if is_seen and (place := folded(booking.place)):
        yield _Need(ConflictKind.PLACE_DOUBLE_BOOKED, place=place)
