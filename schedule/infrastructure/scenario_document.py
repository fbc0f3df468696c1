"""What a scenario would have otherwise, as its row keeps it."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any, Final
from uuid import UUID

from core.domain.events import plain
from schedule.contracts import CalendarKind, LinkType, TaskKind
from schedule.domain.drafts import LinkDraft, TaskDraft
from schedule.domain.network import Span
from schedule.domain.scenario_edits import Edits

Document = dict[str, Any]
_TASK_DRAFT: Final = tuple(TaskDraft.__dataclass_fields__)
_LINK_DRAFT: Final = tuple(LinkDraft.__dataclass_fields__)


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
    **dict.fromkeys(("id", "phase_id", "predecessor", "successor"), UUID),
    "must_end_by": date.fromisoformat,
    **dict.fromkeys(("length", "lag"), _span),
    "assignees": _ids,
    "kind": TaskKind,
    "calendar": CalendarKind,
    "type": LinkType,
}


def _read(kept: Document) -> dict[str, Any]:
    return {name: None if value is None else _READ.get(name, _as_it_is)(value) for name, value in kept.items()}


def _as_it_is(value: Any) -> Any:
    return value
