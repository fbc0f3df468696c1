"""A task is added to a schedule, which begins with the first one."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from core.application.ports import UnitOfWork
from core.domain.actor import Actor
from core.domain.ids import new_id
from projects.contracts import Capability
from schedule.application.assignees import demand_members
from schedule.application.changed import Changed
from schedule.application.schedule_ports import Access, Members, Schedules
from schedule.application.task_terms import words_of
from schedule.contracts.rows import TaskRow
from schedule.domain.drafts import TaskDraft


def add_task(
    actor: Actor,
    project_id: UUID,
    terms: Mapping[str, Any],
    *,
    unit_of_work: UnitOfWork,
    access: Access,
    members: Members,
    schedules: Schedules,
) -> Changed[TaskRow]:
    """Raises PhaseNotFound, TooManyTasks, InvalidField."""
    with unit_of_work(by=actor):
        grant = access(actor, project_id, Capability.CREATE)
        schedule = schedules.get(grant.project_id, notes_of=())
        demand_members(grant.project_id, terms.get("assignees", ()), members)
        words = words_of(terms, None, schedule.calendars, lambda words: words.get("not_before", schedule.begins))
        draft = TaskDraft(id=new_id(), **words)
        rearranged = schedule.add_tasks([draft])
        schedules.save(schedule)
    return Changed(schedule.task(draft.id).row(), rearranged, schedule.version)
