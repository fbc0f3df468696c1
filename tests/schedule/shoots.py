"""Schedules to meet in."""

from datetime import date
from typing import Any
from uuid import UUID

from core.domain.actor import SYSTEM
from core.domain.ids import new_id
from core.infrastructure.unit_of_work import unit_of_work
from schedule.bootstrap.tasks import schedules
from schedule.contracts import CalendarKind, PhaseKind
from schedule.domain.drafts import PhaseDraft, TaskDraft
from schedule.domain.moments import moment
from schedule.domain.network import Span


def planned(
    project_id: UUID, name: str, first: str, days: int = 1, *, kind: PhaseKind | None = None, **terms: Any
) -> UUID:
    """A task on all days of the week, of a phase of its own; of filming unless another kind is told."""
    phase = PhaseDraft(id=new_id(), kind=kind or PhaseKind.FILMING)
    start = moment(date.fromisoformat(first), 9 * 60)
    task = TaskDraft(
        id=new_id(),
        name=name,
        phase_id=phase.id,
        length=Span(days),
        calendar=CalendarKind.EVERY_DAY,
        not_before=start,
        **terms,
    )
    with unit_of_work(by=SYSTEM):
        schedule = schedules().get(project_id)
        schedule.add_phases([phase])
        schedule.add_tasks([task])
        schedules().save(schedule)
    return task.id
