"""Edits of tasks."""

from collections.abc import Mapping, Sequence
from dataclasses import fields, replace
from datetime import date
from typing import Any
from uuid import UUID

from core.domain.errors import InvalidField
from core.domain.text import plain_text
from schedule.contracts import TaskKind
from schedule.domain.drafts import ONE_DAY, TaskDraft
from schedule.domain.edit import Edit
from schedule.domain.limits import (
    LONGEST_NAME,
    LONGEST_NOTES,
    LONGEST_PLACE,
    MOST_ASSIGNEES,
    MOST_TASKS,
    TooManyTasks,
    demand_day,
    demand_length,
    demand_progress,
)
from schedule.domain.moments import FIRST_DAY
from schedule.domain.network import Span
from schedule.domain.phase import Phase
from schedule.domain.placements import PlacedBy
from schedule.domain.refusals import PhaseNotFound
from schedule.domain.shifts import ShiftReason
from schedule.domain.task import DONE, Task
from schedule.domain.words import line

_UNTOUCHED: Mapping[str, Any] = {
    "progress": 0,
    "actual_start": None,
    "actual_end": None,
    "starts": 0,
    "ends": 0,
    "starts_on": FIRST_DAY,
    "ends_on": FIRST_DAY,
    "placed_by": PlacedBy.BEGINNING,
    "driver": None,
}
"""Of a task that is yet to be placed."""
Tasks = Mapping[UUID, Task]
Phases = Mapping[UUID, Phase]


def added(tasks: Tasks, phases: Phases, drafts: Sequence[TaskDraft], numbered: int, version: int) -> Edit:
    """TooManyTasks, PhaseNotFound, InvalidField. `numbered`: the last number that was given."""
    if len(tasks) + len(drafts) > MOST_TASKS:
        raise TooManyTasks(most=MOST_TASKS)
    last = max((each.position for each in tasks.values()), default=0)
    made = [_task(draft, numbered + at, last + at, version) for at, draft in enumerate(drafts, start=1)]
    return Edit(tasks={each.id: _checked(each, phases) for each in made})


def revised(task: Task, words: Mapping[str, Any], phases: Phases, today: date, version: int) -> Edit:
    """PhaseNotFound, InvalidField. `words` are fields of Task; it begins, or is fixed, on the day that they say or,
    where they say none, where it is."""
    wanted = replace(task, **words)
    if wanted.kind is not task.kind and "length" not in words:
        wanted = replace(wanted, length=Span() if wanted.kind is TaskKind.MILESTONE else ONE_DAY)
    if wanted.is_fixed and (wanted.not_before is None or not (task.is_fixed or "not_before" in words)):
        wanted = replace(wanted, not_before=task.starts)
    if wanted.progress != task.progress:
        wanted = _progressed(wanted, words, today)
    if wanted.has_begun and not task.has_begun and words.get("not_before") is not None:
        wanted = replace(wanted, starts=words["not_before"])
    wanted = _checked(wanted, phases)
    _demand_done(wanted, words, today)
    if wanted == task:
        return Edit()
    return Edit(tasks={task.id: replace(wanted, version=version)}, reasons={task.id: ShiftReason.MOVED_BY_HAND})


def released(tasks: Tasks, user_id: UUID, version: int) -> Edit:
    """Without somebody who is gone."""
    theirs = [each for each in tasks.values() if user_id in each.assignees]
    left = {each.id: tuple(other for other in each.assignees if other != user_id) for each in theirs}
    return Edit(tasks={each.id: replace(each, assignees=left[each.id], version=version) for each in theirs})


def removed(ids: Sequence[UUID], links_gone: Mapping[UUID, None]) -> Edit:
    return Edit(tasks=dict.fromkeys(ids), links=links_gone)


def ordered(tasks: Tasks, phase_id: UUID | None, ids: Sequence[UUID]) -> dict[UUID, int]:
    """Other positions for the tasks of a phase, the same ones in another order. InvalidField."""
    there = [each for each in tasks.values() if each.phase_id == phase_id]
    if len(ids) != len(there) or set(ids) != {each.id for each in there}:
        raise InvalidField("/task_ids", "order.incomplete")
    positions = sorted(each.position for each in there)
    return {each: at for each, at in zip(ids, positions, strict=True) if tasks[each].position != at}


def _task(draft: TaskDraft, number: int, position: int, version: int) -> Task:
    if draft.is_fixed and draft.not_before is None:
        raise InvalidField("/start_date", "field.required")
    said = {each.name: getattr(draft, each.name) for each in fields(draft)}
    if draft.kind is TaskKind.MILESTONE:
        said["length"] = Span()
    return Task(**said, **_UNTOUCHED, number=number, position=position, version=version)


def _progressed(task: Task, words: Mapping[str, Any], today: date) -> Task:
    """What begins has begun today, what is complete is complete today, unless that is said, too."""
    demand_progress(task.progress)
    if not task.progress:
        return replace(task, actual_start=words.get("actual_start"), actual_end=words.get("actual_end"))
    start = task.actual_start or min(today, task.actual_end or today)
    if task.progress < DONE:
        return replace(task, actual_start=start, actual_end=words.get("actual_end"))
    return replace(task, actual_start=start, actual_end=task.actual_end or max(today, start))


def _checked(task: Task, phases: Phases) -> Task:
    if task.phase_id is not None and task.phase_id not in phases:
        raise PhaseNotFound
    if task.kind is TaskKind.TASK:
        demand_length(task.length)
    elif task.length != Span():
        raise InvalidField("/duration_days", "task.milestone_has_no_length")
    elif 0 < task.progress < DONE:
        raise InvalidField("/progress", "task.milestone_is_reached_or_not")
    if len(task.assignees) > MOST_ASSIGNEES:
        raise InvalidField("/assignees", "list.too_long", longest=MOST_ASSIGNEES)
    if task.must_end_by is not None:
        demand_day(task.must_end_by, "/must_end_by")
    _demand_actual(task)
    return replace(
        task,
        name=line(task.name, "/name", longest=LONGEST_NAME, shortest=1),
        place=line(task.place, "/place", longest=LONGEST_PLACE),
        notes=None if task.notes is None else plain_text(task.notes, "/notes", longest=LONGEST_NOTES),
        assignees=tuple(dict.fromkeys(task.assignees)),
    )


def _demand_done(task: Task, words: Mapping[str, Any], today: date) -> None:
    """Actual days that are said have come, and an end is that of what is complete."""
    for name in ("actual_start", "actual_end"):
        if words.get(name) is not None and words[name] > today:
            raise InvalidField(f"/{name}_date", "task.day_is_yet_to_come")
    if (task.progress < DONE) is (task.actual_end is not None) and words.keys() & {"progress", "actual_end"}:
        raise InvalidField("/actual_end_date", "task.end_is_of_what_is_complete")


def _demand_actual(task: Task) -> None:
    if task.actual_start is not None:
        demand_day(task.actual_start, "/actual_start_date")
    if task.actual_end is not None:
        end = demand_day(task.actual_end, "/actual_end_date")
        if task.actual_start is None or end < task.actual_start:
            raise InvalidField("/actual_end_date", "task.ends_before_start")
