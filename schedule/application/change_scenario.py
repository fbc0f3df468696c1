"""A scenario has something otherwise: tasks and links that come, change or go."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import partial
from typing import Any
from uuid import UUID

from core.application.ports import UnitOfWork
from core.domain.actor import Actor
from core.domain.clock import Clock
from core.domain.errors import InvalidField
from core.domain.ids import new_id
from projects.contracts import Capability
from schedule.application.assignees import demand_members
from schedule.application.changed import Changed
from schedule.application.scenario_ports import Scenarios
from schedule.application.schedule_ports import Access, Members
from schedule.application.task_terms import moved_start, words_of
from schedule.contracts.scenarios import ScenarioRow
from schedule.domain.drafts import LinkDraft, TaskDraft
from schedule.domain.network import Span
from schedule.domain.scenario_edits import Edits, Fields
from schedule.domain.schedule import Schedule

Terms = Mapping[str, Any]


@dataclass(frozen=True, kw_only=True)
class ChangeScenario:
    """Terms as people say them; tasks to change are named by `task_id`."""

    add_tasks: Sequence[Terms] = ()
    change_tasks: Sequence[Terms] = ()
    remove_tasks: Sequence[UUID] = ()
    add_links: Sequence[Terms] = ()
    remove_links: Sequence[UUID] = ()
    expected_version: int | None = None

    @property
    def assignees(self) -> Collection[UUID]:
        return {each for terms in (*self.add_tasks, *self.change_tasks) for each in terms.get("assignees", ())}


def change_scenario(
    actor: Actor,
    project_id: UUID,
    scenario_id: UUID,
    command: ChangeScenario,
    *,
    unit_of_work: UnitOfWork,
    access: Access,
    members: Members,
    scenarios: Scenarios,
    clock: Clock,
) -> Changed[ScenarioRow]:
    """Raises ScenarioNotFound, Stale, and what the schedule's own verbs refuse; TaskBegun of what has its start."""
    with unit_of_work(by=actor):
        grant = access(actor, project_id, Capability.UPDATE)
        demand_members(grant.project_id, command.assignees, members)
        scenario = scenarios.get(grant.project_id, scenario_id)
        scenario.expect(command.expected_version)
        rearranged = scenario.change(_wanted(command, scenario.schedule()), clock())
        scenarios.save(scenario)
    return Changed(scenario.row(), rearranged, scenario.version)


def _wanted(command: ChangeScenario, schedule: Schedule) -> Edits:
    fields: dict[UUID, Fields] = {}
    for at, terms in enumerate(command.change_tasks):
        with _pointing_at(f"/change_tasks/{at}"):
            if terms["task_id"] in fields:
                raise InvalidField("/task_id", "task.named_twice")
            fields[terms["task_id"]] = _fields(terms, schedule)
    return Edits(
        tasks=fields,
        added=tuple(_draft(terms, at, schedule) for at, terms in enumerate(command.add_tasks)),
        removed=frozenset(command.remove_tasks),
        linked=tuple(_link(terms) for terms in command.add_links),
        unlinked=frozenset(command.remove_links),
    )


def _draft(terms: Terms, at: int, schedule: Schedule) -> TaskDraft:
    with _pointing_at(f"/add_tasks/{at}"):
        words = words_of(terms, None, schedule.calendars, lambda words: words.get("not_before", schedule.begins))
        return TaskDraft(id=new_id(), **words)


def _link(terms: Terms) -> LinkDraft:
    lag = Span(terms.get("lag_days", 0), terms.get("lag_minutes", 0))
    said = {name: terms[name] for name in ("predecessor", "successor", "type") if name in terms}
    return LinkDraft(id=new_id(), lag=lag, **said)


def _fields(terms: Terms, schedule: Schedule) -> Fields:
    """`days`: so many later, or earlier, than it starts now."""
    task = schedule.task(terms["task_id"])
    said = {name: value for name, value in terms.items() if name not in ("task_id", "days")}
    words = words_of(said, task, schedule.calendars, partial(schedule.start_of, task.id))
    if "days" in terms:
        start = moved_start({"days": terms["days"]}, task, schedule.calendars[task.calendar])
        words |= {"not_before": start, "placed_by_hand": True}
    return words


@contextmanager
def _pointing_at(place: str) -> Iterator[None]:
    """What is wrong with one of many is told where it stands."""
    try:
        yield
    except InvalidField as error:
        error.faults = tuple(replace(each, pointer=place + each.pointer) for each in error.faults)
        raise
