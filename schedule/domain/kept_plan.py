"""A schedule as a template: what is done after what, and for how long; nobody's days, names or progress."""

from datetime import date
from uuid import UUID

from schedule.contracts.rows import LinkRow, PhaseRow, ScheduleRow, TaskRow
from schedule.domain.blueprint import Blueprint, PlannedLink, PlannedPhase, PlannedTask, Wording
from schedule.domain.network import Span


def blueprint_of(row: ScheduleRow) -> Blueprint:
    """Tasks that were given a day keep their distance from the first day of all."""
    first = row.outline.start_date
    phases = {each.id: f"phase.{at}" for at, each in enumerate(row.phases, 1)}
    tasks = {each.id: f"task.{at}" for at, each in enumerate(row.tasks, 1)}
    return Blueprint(
        tuple(_phase(each, phases) for each in row.phases),
        tuple(_task(each, tasks, phases, first) for each in row.tasks),
        tuple(sorted((_link(each, tasks) for each in row.links), key=_order)),
    )


def _phase(phase: PhaseRow, keys: dict[UUID, str]) -> PlannedPhase:
    return PlannedPhase(keys[phase.id], phase.kind, phase.group, Wording(phase.name, phase.name), phase.colour)


def _task(task: TaskRow, keys: dict[UUID, str], phases: dict[UUID, str], first: date | None) -> PlannedTask:
    given = None if task.not_before is None or first is None else (task.not_before - first).days
    return PlannedTask(
        keys[task.id],
        None if task.phase_id is None else phases[task.phase_id],
        Wording(task.name, task.name),
        Span(task.duration_days, task.duration_minutes),
        kind=task.kind,
        calendar=task.calendar,
        after_days=None if given is None else max(given, 0),
        place=task.place,
        notes=task.notes,
    )


def _order(link: PlannedLink) -> tuple[int, int, str]:
    """As their tasks come."""
    return _number(link.successor), _number(link.predecessor), link.type.value


def _number(key: str) -> int:
    return int(key.rpartition(".")[2])


def _link(link: LinkRow, keys: dict[UUID, str]) -> PlannedLink:
    lag = Span(link.lag_days, link.lag_minutes)
    return PlannedLink(keys[link.predecessor], keys[link.successor], link.type, lag)
