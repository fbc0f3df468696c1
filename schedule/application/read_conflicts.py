"""A member looks at where the plan gets into the way of others, and of itself."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from uuid import UUID

from core.domain.actor import Actor
from core.domain.pages import Page, PageRequest
from projects.contracts import Capability
from schedule.application.conflict_ports import Days
from schedule.application.find_conflicts import ConflictFinder, ConflictsFound, SeenConflict
from schedule.application.find_free_slots import SlotFinder
from schedule.application.schedule_ports import Access
from schedule.contracts.conflicts import ConflictState
from schedule.domain.free_slots import Slot


@dataclass(frozen=True)
class ConflictsWanted:
    page: PageRequest
    within: Days = field(default_factory=Days)
    state: ConflictState | None = None
    task_id: UUID | None = None


@dataclass(frozen=True)
class ShownConflict:
    """With the names that the reader knows: of projects, and of members of this one."""

    seen: SeenConflict
    titles: Mapping[UUID, str]
    people: Mapping[UUID, str]
    suggestions: tuple[Slot, ...] = ()


def list_conflicts(
    actor: Actor, project_id: UUID, wanted: ConflictsWanted, *, access: Access, finder: ConflictFinder
) -> Page[ShownConflict]:
    grant = access(actor, project_id, Capability.READ)
    found = finder.find(grant.user_id, grant.project_id, wanted.within, wanted.task_id)
    rows = [each for each in found.rows if wanted.state in (None, each.state)]
    window = rows[wanted.page.offset : wanted.page.offset + wanted.page.size]
    return Page(shown(grant.project_id, window, found, finder), len(rows))


def read_conflict(
    actor: Actor,
    project_id: UUID,
    conflict_id: UUID,
    *,
    access: Access,
    finder: ConflictFinder,
    slots: SlotFinder,
) -> ShownConflict:
    """With days on which the project's own task would meet nothing. Raises ConflictNotFound."""
    grant = access(actor, project_id, Capability.READ)
    found = finder.find_one(grant.user_id, grant.project_id, conflict_id)
    free = slots.instead_of(found.rows[0].conflict, grant.project_id, found.titles.keys())
    (told,) = shown(grant.project_id, found.rows, found, finder)
    return replace(told, suggestions=tuple(free))


def shown(
    project_id: UUID, rows: Iterable[SeenConflict], found: ConflictsFound, finder: ConflictFinder
) -> tuple[ShownConflict, ...]:
    rows = tuple(rows)
    ids = {each for row in rows for each in (row.by_id, row.conflict.person_id) if each is not None}
    people = finder.neighbours.members_named(project_id, ids) if ids else {}
    return tuple(ShownConflict(row, found.titles, people) for row in rows)
