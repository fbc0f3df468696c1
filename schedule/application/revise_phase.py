"""A phase has another name, colour or group."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from core.application.ports import UnitOfWork
from core.domain.actor import Actor
from projects.contracts import Capability
from schedule.application.schedule_ports import Access, Schedules
from schedule.contracts.rows import PhaseRow


@dataclass(frozen=True)
class RevisePhase:
    """`words` are fields of Phase; those that are not given stay."""

    phase_id: UUID
    words: Mapping[str, Any]
    expected_version: int | None = None


def revise_phase(
    actor: Actor,
    project_id: UUID,
    command: RevisePhase,
    *,
    unit_of_work: UnitOfWork,
    access: Access,
    schedules: Schedules,
) -> PhaseRow:
    """Raises PhaseNotFound, Stale, InvalidField."""
    with unit_of_work(by=actor):
        grant = access(actor, project_id, Capability.UPDATE)
        schedule = schedules.get(grant.project_id, notes_of=())
        schedule.expect(command.expected_version, schedule.phase(command.phase_id))
        schedule.revise_phase(command.phase_id, command.words)
        schedules.save(schedule)
    return schedule.phase(command.phase_id).row()
