"""Which conflicts a person sees from a project, and what was made of them."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from itertools import islice
from uuid import UUID

from schedule.application.conflict_ports import Bookings, ConflictStates, Days, KeptState, Neighbours
from schedule.contracts.conflicts import ConflictState
from schedule.domain.conflict_refusals import ConflictNotFound
from schedule.domain.conflicts import (
    MOST_CONFLICTS,
    MOST_SEARCHED,
    Booking,
    Conflict,
    conflicts_of,
    conflicts_with,
)


@dataclass(frozen=True)
class SeenConflict:
    """`by_id` is who made of it what it is; nobody where one of its tasks has got other days since."""

    conflict: Conflict
    state: ConflictState
    by_id: UUID | None
    at: datetime | None
    version: int

    @classmethod
    def of(cls, conflict: Conflict, kept: KeptState | None) -> "SeenConflict":
        version = kept.version if kept else 0
        if kept is None or kept.days != conflict.days:
            return cls(conflict, ConflictState.OPEN, None, None, version)
        return cls(conflict, kept.state, kept.by_id, kept.at, version)


@dataclass(frozen=True)
class ConflictsFound:
    """By the day on which they begin, the first MOST_CONFLICTS; `titles` are the names of the projects seen."""

    rows: tuple[SeenConflict, ...]
    titles: Mapping[UUID, str]


@dataclass(frozen=True)
class ConflictFinder:
    """Four statements, whatever there is."""

    neighbours: Neighbours
    bookings: Bookings
    states: ConflictStates

    def find(self, user_id: UUID, project_id: UUID, within: Days, task_id: UUID | None = None) -> ConflictsFound:
        """A project in the archive has none."""
        titles = self.neighbours.working_on(user_id)
        bookings = self._bookings(project_id, titles, within)
        if task_id is None:
            found = conflicts_of(bookings, project_id, titles)
        else:
            found = conflicts_with(task_id, bookings, project_id, titles)
        return self._seen(islice(found, MOST_CONFLICTS), titles)

    def find_one(self, user_id: UUID, project_id: UUID, conflict_id: UUID) -> ConflictsFound:
        """That one alone. Raises ConflictNotFound."""
        titles = self.neighbours.working_on(user_id)
        found = conflicts_of(self._bookings(project_id, titles, Days()), project_id, titles)
        for conflict in islice(found, MOST_SEARCHED):
            if conflict.id == conflict_id:
                return self._seen([conflict], titles)
        raise ConflictNotFound

    def _seen(self, conflicts: Iterable[Conflict], titles: Mapping[UUID, str]) -> ConflictsFound:
        found = tuple(conflicts)
        kept = self.states.of([each.id for each in found]) if found else {}
        return ConflictsFound(tuple(SeenConflict.of(each, kept.get(each.id)) for each in found), titles)

    def _bookings(self, project_id: UUID, seen: Collection[UUID], within: Days) -> list[Booking]:
        """Of two that meet, and both touch these days, the days that they share do, too."""
        if project_id not in seen:
            return []
        bookings = [
            each
            for each in self.bookings.around(project_id, seen, within)
            if each.first <= within.last and each.last >= within.first
        ]
        unseen = {each.project_id for each in bookings} - set(seen)
        active = self.neighbours.active(unseen) if unseen else set()
        return [each for each in bookings if each.project_id in seen or each.project_id in active]
