"""Figures that are kept beside what they count: how they are compared with it, and set right.

A range of ids is compared in one statement, which sees one moment and waits for nobody. Each row that has drifted is
set right in a transaction of its own: a statement takes the lock that writers take, the next one, whose snapshot is
younger, counts. What writers committed before is counted; whoever waits goes on from there.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db import connection

from core.domain.actor import SYSTEM
from core.domain.drift import Drift
from core.domain.events import project_channel
from core.infrastructure import streams
from core.infrastructure.unit_of_work import unit_of_work

_FIRST = UUID(int=0)
EVERYTHING: tuple[tuple[UUID, UUID | None], ...] = ((_FIRST, None),)
_LAST = "SELECT id FROM {table} WHERE id > %(low)s ORDER BY id OFFSET %(rows)s LIMIT 1"
_WHICH = """
row.id > %(low)s AND (%(high)s::uuid IS NULL OR row.id <= %(high)s)
AND (%(project)s::uuid IS NULL OR row.{project} = %(project)s)
"""
_DIFFERENT = "SELECT * FROM ({compare}) compared WHERE kept IS DISTINCT FROM counted"
_LOCK = "SELECT 1 FROM {table} WHERE id = %(id)s FOR NO KEY UPDATE"


@dataclass(frozen=True)
class KeptColumn:
    """A column of `table` that tells of other rows.

    `compare` selects id, project, `kept` and `counted` of the rows `row` that {which} takes; `mending` sets the one
    with %(id)s right. `project` is the column with the project's id. What is personal is not told.
    """

    name: str
    table: str
    compare: str
    mending: str
    project: str = "project_id"
    is_personal: bool = False

    def drifts(self, project_id: UUID | None, rows: int) -> Iterator[Drift]:
        compare = _DIFFERENT.format(compare=self.compare.format(which=_WHICH.format(project=self.project)))
        for low, high in ranges(last_of(self.table), rows) if project_id is None else EVERYTHING:
            for row_id, project, kept, true in asked(compare, low=low, high=high, project=project_id):
                told_of = (None, None) if self.is_personal else (kept, true)
                yield Drift((row_id,), project, *told_of)

    def mend(self, drift: Drift) -> None:
        with unit_of_work(by=SYSTEM):
            told(_LOCK.format(table=self.table), id=drift.key[0])
            told(self.mending, id=drift.key[0])
            streams.change(project_channel(drift.project_id))


def last_of(table: str) -> str:
    """For `ranges` of a table's ids."""
    return _LAST.format(table=table)


def ranges(last: str, rows: int) -> Iterator[tuple[UUID, UUID | None]]:
    """Stretches of so many rows, each ended by what `last` finds; the final one has no end."""
    low, high = _FIRST, None
    while True:
        found = asked(last, low=low, rows=rows - 1)
        high = found[0][0] if found else None
        yield low, high
        if high is None:
            return
        low = high


def asked(statement: str, **parameters: Any) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(statement, parameters)
        rows: list[tuple[Any, ...]] = cursor.fetchall()
    return rows


def told(statement: str, **parameters: Any) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement, parameters)
