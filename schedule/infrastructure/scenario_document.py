"""How a scenario keeps the schedule that it was copied from, and what it would have otherwise."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any, Final
from uuid import UUID

from core.domain.events import plain
from schedule.contracts import CalendarKind, LinkType, TaskKind
from schedule.domain.drafts import LinkDraft, TaskDraft
from schedule.domain.moments import day_of
from schedule.domain.network import Span
from schedule.domain.outline import Calendars
from schedule.domain.placements import PlacedBy
from schedule.domain.scenario_edits import Edits
from schedule.domain.schedule import Schedule
from schedule.domain.task import Task
from schedule.domain.task_link import TaskLink
from schedule.domain.working_hours import WorkingHours
from schedule.infrastructure.schedule_document import phases_document, phases_of

CalendarsOf = Callable[[WorkingHours], Calendars]
Document = dict[str, Any]
_TASK: Final = tuple(Task.__slots__)
_NOTHING: Final[dict[str, Any]] = dict.fromkeys(_TASK)
_TASK_DRAFT: Final = tuple(TaskDraft.__dataclass_fields__)
_LINK_DRAFT: Final = tuple(LinkDraft.__dataclass_fields__)


def base_document(schedule: Schedule) -> Document:
    return {
        "hours": schedule.hours.row(day_of(schedule.begins)).wire(),
        "begins": schedule.begins,
        "version": schedule.version,
        "last_number": schedule.last_number,
        "phases": phases_document(schedule.phases.values()),
        "tasks": [_kept(each, _TASK) for each in schedule.tasks.values()],
        "links": [_kept(each, (*_LINK_DRAFT, "version")) for each in schedule.links.values()],
    }


def base_of(project_id: UUID, document: Document, calendars: CalendarsOf) -> Schedule:
    hours = WorkingHours.of(document["hours"]["time_zone"], document["hours"])
    tasks = [Task(**_NOTHING | _read(each)) for each in document["tasks"]]
    links = [TaskLink(**_read(each)) for each in document["links"]]
    return Schedule(
        project_id=project_id,
        hours=hours,
        calendars=calendars(hours),
        begins=document["begins"],
        phases=phases_of(document["phases"]),
        tasks={each.id: each for each in tasks},
        links={each.id: each for each in links},
        version=document["version"],
        last_number=document["last_number"],
    )


def edits_document(edits: Edits) -> Document:
    return {
        "tasks": {
            str(each): {name: _plain(value) for name, value in edits.tasks[each].items()} for each in edits.tasks
        },
        "added": [_kept(each, _TASK_DRAFT) for each in edits.added],
        "removed": sorted(map(str, edits.removed)),
        "linked": [_kept(each, _LINK_DRAFT) for each in edits.linked],
        "unlinked": sorted(map(str, edits.unlinked)),
    }


def edits_of(document: Document) -> Edits:
    return Edits(
        tasks={UUID(task_id): _read(fields) for task_id, fields in document["tasks"].items()},
        added=tuple(TaskDraft(**_read(each)) for each in document["added"]),
        removed=frozenset(map(UUID, document["removed"])),
        linked=tuple(LinkDraft(**_read(each)) for each in document["linked"]),
        unlinked=frozenset(map(UUID, document["unlinked"])),
    )


def _kept(thing: Any, names: tuple[str, ...]) -> Document:
    """What is None is left out."""
    told = {name: getattr(thing, name) for name in names}
    return {name: _plain(value) for name, value in told.items() if value is not None}


def _plain(value: Any) -> Any:
    return [value.days, value.minutes] if isinstance(value, Span) else plain(value)


def _span(kept: list[int]) -> Span:
    return Span(*kept)


def _ids(kept: list[str]) -> tuple[UUID, ...]:
    return tuple(map(UUID, kept))


_READ: Final[Mapping[str, Callable[[Any], Any]]] = {
    **dict.fromkeys(("id", "phase_id", "driver", "predecessor", "successor"), UUID),
    **dict.fromkeys(("must_end_by", "actual_start", "actual_end", "starts_on", "ends_on"), date.fromisoformat),
    **dict.fromkeys(("length", "lag"), _span),
    "assignees": _ids,
    "kind": TaskKind,
    "calendar": CalendarKind,
    "placed_by": PlacedBy,
    "type": LinkType,
}


def _read(kept: Document) -> dict[str, Any]:
    return {name: None if value is None else _READ.get(name, _as_it_is)(value) for name, value in kept.items()}


def _as_it_is(value: Any) -> Any:
    return value
