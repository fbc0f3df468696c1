"""How a baseline keeps all tasks: one short list a task, so that ten thousand of them stay small."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any
from uuid import UUID

from schedule.contracts import TaskKind
from schedule.domain.baseline import Planned
from schedule.domain.network import Span


def planned_document(planned: Iterable[Planned]) -> list[list[Any]]:
    return [
        [
            each.id.hex,
            each.name,
            each.kind.value,
            each.starts,
            each.ends,
            each.start_date.isoformat(),
            each.end_date.isoformat(),
            each.length.days,
            each.length.minutes,
        ]
        for each in planned
    ]


def planned_of(document: Iterable[list[Any]]) -> Mapping[UUID, Planned]:
    found = map(_planned, document)
    return {each.id: each for each in found}


def _planned(kept: list[Any]) -> Planned:
    task_id, name, kind, starts, ends, first, last, days, minutes = kept
    times = starts, ends, date.fromisoformat(first), date.fromisoformat(last)
    return Planned(UUID(task_id), name, TaskKind(kind), *times, Span(days, minutes))
