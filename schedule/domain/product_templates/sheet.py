"""How the templates of the product are written down."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from schedule.contracts import LinkType, PhaseKind, TaskKind
from schedule.domain.blueprint import Blueprint, PlannedLink, PlannedPhase, PlannedTask, Wording
from schedule.domain.network import Span


@dataclass(frozen=True)
class ProductTemplate:
    id: UUID
    key: str
    name: Wording
    blueprint: Blueprint


@dataclass(frozen=True, slots=True)
class After:
    """What a task waits for, and in which way; a negative lag is lead."""

    task: str
    type: LinkType = LinkType.FINISH_START
    days: int = 0


@dataclass(frozen=True, slots=True)
class Line:
    """A task of some working days; without any it is a milestone."""

    key: str
    ko: str
    en: str
    days: int
    after: tuple[After, ...]


def line(key: str, ko: str, en: str, days: int, *after: After | str) -> Line:
    return Line(key, ko, en, days, tuple(After(each) if isinstance(each, str) else each for each in after))


def template(
    number: int, key: str, name: Wording, sheet: Sequence[tuple[PhaseKind, Sequence[Line]]]
) -> ProductTemplate:
    """`number` is its own for good."""
    lines = [(kind, each) for kind, lines in sheet for each in lines]
    blueprint = Blueprint(
        tuple(PlannedPhase.of(kind) for kind, _ in sheet),
        tuple(_task(key, kind, each) for kind, each in lines),
        tuple(link for _, each in lines for link in _links(key, each)),
    )
    return ProductTemplate(UUID(f"019ac000-0000-7000-8000-{number:012d}"), key, name, blueprint)


def _task(key: str, kind: PhaseKind, each: Line) -> PlannedTask:
    sort = TaskKind.TASK if each.days else TaskKind.MILESTONE
    return PlannedTask(f"{key}.{each.key}", kind.value, Wording(each.ko, each.en), Span(each.days), sort)


def _links(key: str, each: Line) -> list[PlannedLink]:
    return [PlannedLink(f"{key}.{one.task}", f"{key}.{each.key}", one.type, Span(one.days)) for one in each.after]
