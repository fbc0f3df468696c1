"""What conflicts need, in memory; it copies in and out."""

from collections.abc import Collection, Iterator
from contextlib import contextmanager
from copy import deepcopy
from dataclasses import dataclass, field
from uuid import UUID

from core.domain.actor import Actor
from core.domain.events import Event
from projects.contracts import Capability, ProjectGrant, Role
from projects.domain.refusals import ProjectNotFound, ProjectNotPermitted
from projects.domain.roles import ROLES
from schedule.application.conflict_ports import Days, KeptState
from schedule.domain.conflicts import Booking


@dataclass
class FakeTown:
    """Neighbours, Bookings and Access over `people`: role of each person in each project."""

    people: dict[UUID, dict[UUID, Role]]
    tasks: list[Booking] = field(default_factory=list)
    archived: set[UUID] = field(default_factory=set)

    def access(self, actor: Actor, project_id: UUID, capability: Capability) -> ProjectGrant:
        role = self.people.get(project_id, {}).get(actor.user_id)
        if role is None:
            raise ProjectNotFound
        if not ROLES.allows(role, capability):
            raise ProjectNotPermitted
        return ProjectGrant(project_id, actor.user_id, actor.name, role, ROLES.of(role))

    def working_on(self, user_id: UUID) -> dict[UUID, str]:
        return {
            each: str(each) for each, roles in self.people.items() if user_id in roles and each not in self.archived
        }

    def active(self, project_ids: Collection[UUID]) -> set[UUID]:
        return set(project_ids) - self.archived

    def members_named(self, project_id: UUID, user_ids: Collection[UUID]) -> dict[UUID, str]:
        return {each: f"{each}" for each in self.people[project_id] if each in user_ids}

    def around(self, project_id: UUID, seen: Collection[UUID], within: Days) -> list[Booking]:
        own = [each for each in self._within(within) if each.project_id == project_id]
        if not own:
            return []
        people = {each for task in own for each in task.assignees}
        span = Days(min(each.first for each in own), max(each.last for each in own))
        others = [each for each in self._within(span) if each.project_id != project_id]
        return own + [each for each in others if each.project_id in seen or people & set(each.assignees)]

    def taking(self, seen: Collection[UUID], people: Collection[UUID], within: Days) -> list[Booking]:
        return [each for each in self._within(within) if each.project_id in seen or set(people) & set(each.assignees)]

    def _within(self, days: Days) -> list[Booking]:
        return [each for each in self.tasks if each.first <= days.last and each.last >= days.first]


class FakeStates:
    """ConflictStates; `told` are the facts, `unheard` the projects that were told nothing."""

    def __init__(self) -> None:
        self.kept: dict[UUID, KeptState] = {}
        self.told: list[Event] = []
        self.unheard: list[UUID] = []

    def of(self, conflict_ids: Collection[UUID]) -> dict[UUID, KeptState]:
        return {each: self.kept[each] for each in conflict_ids if each in self.kept}

    def lock(self, conflict_id: UUID, project_ids: Collection[UUID]) -> KeptState | None:
        return self.kept.get(conflict_id)

    def keep(self, conflict_id: UUID, kept: KeptState) -> None:
        self.kept[conflict_id] = kept

    def tell(self, facts: Collection[Event], unheard: Collection[UUID]) -> None:
        self.told += facts
        self.unheard += unheard

    @contextmanager
    def unit_of_work(self, *, by: Actor) -> Iterator[None]:
        before = deepcopy((self.kept, self.told, self.unheard))
        try:
            yield
        except BaseException:
            self.kept, self.told, self.unheard = before
            raise
