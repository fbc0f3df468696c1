"""Which conflicts a person sees from a project, and what was made of them."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from itertools import islice
from uuid import UUID

from schedule.application.conflict_ports import Bookings, ConflictStates, Days, KeptState, Neighbours
from schedule.contracts.conflicts import ConflictState
from schedule.domain.conflicts import MOST_CONFLICTS, Conflict, conflicts_of


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
        if project_id not in titles:
            return ConflictsFound((), titles)
        found = self._conflicts(project_id, titles, within, task_id)
        kept = self.states.of([each.id for each in found]) if found else {}
        return ConflictsFound(tuple(SeenConflict.of(each, kept.get(each.id)) for each in found), titles)

    def _conflicts(
        self, project_id: UUID, seen: Collection[UUID], within: Days, task_id: UUID | None
    ) -> tuple[Conflict, ...]:
        bookings = self.bookings.around(project_id, seen, within)
        unseen = {each.project_id for each in bookings} - set(seen)
        active = self.neighbours.active(unseen) if unseen else set()
        wanted = [each for each in bookings if each.project_id in seen or each.project_id in active]
        found = (
            each
            for each in conflicts_of(wanted, project_id, seen)
            if task_id in (None, each.one.task_id, each.other.task_id)
            and each.first <= within.last
            and each.last >= within.first
        )
        return tuple(islice(found, MOST_CONFLICTS))
