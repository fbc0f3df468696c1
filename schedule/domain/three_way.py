"""A scenario meets the schedule as it has become since the copy."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Final
from uuid import UUID

from schedule.domain.comparison_refusals import ScenarioOutdated
from schedule.domain.drafts import LinkDraft
from schedule.domain.edit import Held
from schedule.domain.scenario_edits import EDITED, Edits, Fields, Planning
from schedule.domain.task import Task

_PLANNED: Final = (
    *EDITED, "kind", "phase_id", "calendar", "must_end_by", "progress", "actual_start", "actual_end",
)  # fmt: skip
"""What a scenario goes by; notes, places and the order of the list are not of it."""
_STARTS: Final = ("not_before", "is_fixed", "placed_by_hand")


def outdated(edits: Edits, base: Planning, live: Planning) -> dict[UUID, str]:
    """Names of the tasks that were changed in the scenario and in the schedule, each by its own.

    Where both have come to the same there is nothing to choose between.
    """
    names = {**{each.id: each.name for each in edits.added}, **_names(base), **_names(live)}
    return {each: names[each] for each in dict.fromkeys(_clashes(edits, base, live))}


def still_possible(edits: Edits, live: Planning) -> Edits:
    """Without what the schedule has already, or has nothing left to do it to."""
    tasks = {each: fields for each, fields in edits.tasks.items() if each in live.tasks}
    added = tuple(each for each in edits.added if each.id not in live.tasks)
    there = (live.tasks.keys() | {each.id for each in added}) - edits.removed
    stay = (link for link_id, link in live.links.items() if link_id not in edits.unlinked)
    joined = {(each.predecessor, each.successor, each.type) for each in stay}
    linked = tuple(each for each in edits.linked if {each.predecessor, each.successor} <= there)
    return replace(
        edits,
        tasks={each: fields for each, fields in tasks.items() if not _has(live.tasks[each], fields)},
        added=added,
        removed=edits.removed & live.tasks.keys(),
        linked=tuple(each for each in linked if (each.predecessor, each.successor, each.type) not in joined),
        unlinked=edits.unlinked & live.links.keys(),
    )


def _clashes(edits: Edits, base: Planning, live: Planning) -> Iterator[UUID]:
    for task_id, fields in edits.tasks.items():
        now = live.tasks.get(task_id)
        if now is None or (_differs(base.tasks[task_id], now) and not _has(now, fields)):
            yield task_id
    for task_id in edits.removed & live.tasks.keys():
        if _differs(base.tasks[task_id], live.tasks[task_id]):
            yield task_id
    for link in edits.linked:
        yield from _missing(link, edits, live)
    for link_id in edits.unlinked & live.links.keys():
        before, now_linked = base.links[link_id], live.links[link_id]
        if (before.type, before.lag) != (now_linked.type, now_linked.lag):
            yield now_linked.successor


def _missing(link: LinkDraft, edits: Edits, live: Planning) -> list[UUID]:
    """Ends of a new link that the schedule has lost."""
    brought = {each.id for each in edits.added}
    return [each for each in (link.predecessor, link.successor) if each not in live.tasks and each not in brought]


def _differs(before: Task, now: Task) -> bool:
    return any(getattr(before, name) != getattr(now, name) for name in _PLANNED)


def _has(task: Task, fields: Fields) -> bool:
    return all(getattr(task, name) == value for name, value in fields.items())


def _names(planning: Planning) -> Mapping[UUID, str]:
    return {each.id: each.name for each in planning.tasks.values()}


def kept_back(edits: Edits, live: Planning, consent: bool) -> tuple[Edits, tuple[Held, ...]]:
    """Without other starts for what has begun, or, unless there is consent, for what a person has fixed or placed."""
    tasks, held = dict(edits.tasks), []
    for task_id, fields in edits.tasks.items():
        task = live.tasks[task_id]
        if "not_before" in fields and (task.has_begun or ((task.is_fixed or task.placed_by_hand) and not consent)):
            held.append(Held(task_id, task.name, task.starts, fields["not_before"], task.has_begun))
            tasks[task_id] = {name: value for name, value in fields.items() if name not in _STARTS}
    return replace(edits, tasks={each: fields for each, fields in tasks.items() if fields}), tuple(held)


def fitted(
    edits: Edits, base: Planning, live: Planning, overwrite: bool, consent: bool
) -> tuple[Edits, tuple[Held, ...]]:
    """What the schedule takes of a scenario, and which tasks stay. ScenarioOutdated unless it may overwrite."""
    names = outdated(edits, base, live)
    if names and not overwrite:
        raise ScenarioOutdated(names)
    return kept_back(still_possible(edits, live), live, consent)
