"""What there is to tell of an edit."""

from collections.abc import Collection, Sequence
from typing import Any
from uuid import UUID

from core.domain.events import Event
from schedule.contracts import schedule_events as events
from schedule.contracts.rows import OutlineRow
from schedule.domain.edit import Edit
from schedule.domain.task import Task

MOST_EDITED, MOST_MOVED = 200, 2000
"""Of more at once it is told that the schedule is to be read afresh."""


def facts_of(
    edit: Edit, known: Collection[UUID], placed: Sequence[Task], project_id: UUID, outline: OutlineRow
) -> list[Event]:
    """`known`: ids of what was there before; `placed`: the tasks that are new, changed or elsewhere."""
    head: dict[str, Any] = {"project_id": project_id, "outline": outline}
    moved = [task for task in placed if task.id not in edit.tasks and task.version == outline.version]
    if sum(map(len, (edit.phases, edit.tasks, edit.links))) > MOST_EDITED or len(moved) > MOST_MOVED:
        return _afresh(edit, head)
    facts = _of_phases(edit, known, head) + _of_tasks(edit, known, placed, head) + _of_links(edit, known, head)
    if moved:
        facts.append(events.ScheduleRearranged(**head, tasks=tuple(task.placement_row() for task in moved)))
    return facts


def _afresh(edit: Edit, head: dict[str, Any]) -> list[Event]:
    gone = tuple(each for each, task in edit.tasks.items() if task is None)
    removed = [events.TasksRemoved(project_id=head["project_id"], ids=gone)] if gone else []
    return [events.ScheduleRearranged(**head, tasks=None), *removed]


def _of_phases(edit: Edit, known: Collection[UUID], head: dict[str, Any]) -> list[Event]:
    facts: list[Event] = []
    for phase_id, phase in edit.phases.items():
        if phase is None:
            facts.append(events.PhaseDeleted(**head, id=phase_id))
        else:
            kind = events.PhaseUpdated if phase_id in known else events.PhaseCreated
            facts.append(kind(**head, phase=phase.row()))
    return facts


def _of_tasks(edit: Edit, known: Collection[UUID], placed: Sequence[Task], head: dict[str, Any]) -> list[Event]:
    facts: list[Event] = [events.TaskDeleted(**head, id=each) for each, task in edit.tasks.items() if task is None]
    for task in placed:
        if task.id in edit.tasks:
            kind = events.TaskUpdated if task.id in known else events.TaskCreated
            facts.append(kind(**head, task=task.row()))
    return facts


def _of_links(edit: Edit, known: Collection[UUID], head: dict[str, Any]) -> list[Event]:
    """Links that go with their tasks are told with them."""
    facts: list[Event] = []
    goes_along = None in edit.tasks.values()
    for link_id, link in edit.links.items():
        if link is not None:
            kind = events.LinkUpdated if link_id in known else events.LinkCreated
            facts.append(kind(**head, link=link.row()))
        elif not goes_along:
            facts.append(events.LinkDeleted(**head, id=link_id))
    return facts
