"""Somebody ignores a conflict, has resolved it, or opens it again."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from core.application.ports import UnitOfWork
from core.domain.actor import Actor
from core.domain.clock import Clock
from core.domain.errors import Stale
from projects.contracts import Capability
from schedule.application.conflict_ports import ConflictStates, KeptState
from schedule.application.find_conflicts import ConflictFinder, ConflictsFound, SeenConflict
from schedule.application.read_conflicts import ShownConflict, shown
from schedule.application.schedule_ports import Access
from schedule.contracts.conflicts import ConflictState, ConflictUpdated
from schedule.domain.conflicts import Conflict


@dataclass(frozen=True)
class SettleConflict:
    """`expected_version` comes from If-Match."""

    conflict_id: UUID
    state: ConflictState
    expected_version: int | None


def settle_conflict(
    actor: Actor,
    project_id: UUID,
    command: SettleConflict,
    *,
    unit_of_work: UnitOfWork,
    access: Access,
    finder: ConflictFinder,
    states: ConflictStates,
    clock: Clock,
) -> ShownConflict:
    """It holds for all who see the conflict, until either task gets other days. Raises ConflictNotFound, Stale."""
    grant = access(actor, project_id, Capability.UPDATE)
    found = finder.find_one(grant.user_id, grant.project_id, command.conflict_id)
    conflict = found.rows[0].conflict
    with unit_of_work(by=actor):
        seen = SeenConflict.of(conflict, states.lock(conflict.id, conflict.project_ids))
        if command.expected_version not in (None, seen.version):
            raise Stale(_shown(project_id, seen, found, finder))
        if seen.state is not command.state:
            kept = KeptState(command.state, conflict.days, actor.user_id, clock(), seen.version + 1)
            _keep(conflict, kept, found, states)
            seen = SeenConflict.of(conflict, kept)
    return _shown(project_id, seen, found, finder)


def _shown(project_id: UUID, seen: SeenConflict, found: ConflictsFound, finder: ConflictFinder) -> ShownConflict:
    return shown(project_id, [seen], found, finder)[0]


def _keep(conflict: Conflict, kept: KeptState, found: ConflictsFound, states: ConflictStates) -> None:
    """In a project that the actor does not see nobody learns who it was."""
    states.keep(conflict.id, kept)
    heard = sorted(conflict.project_ids & found.titles.keys())
    told: dict[str, Any] = {"conflict_id": conflict.id, "state": kept.state, "at": kept.at, "version": kept.version}
    states.tell([ConflictUpdated(project_id=each, **told) for each in heard], conflict.project_ids - set(heard))
