"""A phase is added, after the others."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from core.application.ports import UnitOfWork
from core.domain.actor import Actor
from core.domain.ids import new_id
from projects.contracts import Capability
from schedule.application.schedule_ports import Access, Schedules
from schedule.contracts.rows import PhaseRow
from schedule.domain.drafts import PhaseDraft


def add_phase(
    actor: Actor,
    project_id: UUID,
    words: Mapping[str, Any],
    *,
    unit_of_work: UnitOfWork,
    access: Access,
    schedules: Schedules,
) -> PhaseRow:
    """`words` are fields of PhaseDraft. Raises TooManyPhases, InvalidField."""
    with unit_of_work(by=actor):
        grant = access(actor, project_id, Capability.CREATE)
        schedule = schedules.get(grant.project_id, notes_of=())
        draft = PhaseDraft(id=new_id(), **words)
        schedule.add_phases([draft])
        schedules.save(schedule)
    return schedule.phase(draft.id).row()
