"""Orders of items, and the keys by which one reads on in them, which stand still while items come and go."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any
from uuid import UUID

from django.db.models import BooleanField, F, Func, Q, QuerySet, Value
from django.db.models.lookups import GreaterThan, LessThan

from core.domain.errors import InvalidField
from feedback.application.feedback_question import Sort
from feedback.contracts import FeedbackRow
from feedback.infrastructure.models import FeedbackRecord
from feedback.infrastructure.priorities import RANKS

_NOTHING = ""


class _Row(Func):
    function = "ROW"
    output_field = BooleanField()


@dataclass(frozen=True)
class _Column:
    """How a value is read of a row, and written into a key and read back."""

    name: str
    of: Callable[[FeedbackRow], Any]
    write: Callable[[Any], str]
    read: Callable[[str], Any]


_CREATED = _Column("created_at", lambda row: row.created_at, datetime.isoformat, datetime.fromisoformat)
_UPDATED = _Column("updated_at", lambda row: row.updated_at, datetime.isoformat, datetime.fromisoformat)
_ID = _Column("id", lambda row: row.id, str, UUID)
_TIME = _Column("timestamp", lambda row: row.timestamp, str, Decimal)
_DUE = _Column("due_date", lambda row: row.due_date, date.isoformat, date.fromisoformat)
_RANK = _Column("priority", lambda row: RANKS[row.priority], str, int)
_REACTIONS = _Column("reaction_count", lambda row: row.reaction_count, str, int)


@dataclass(frozen=True)
class _Order:
    """All columns go one way; of those that ascend the first one may be NULL, which comes last."""

    columns: tuple[_Column, ...]
    descends: bool

    def sorted(self, records: "QuerySet[FeedbackRecord]") -> "QuerySet[FeedbackRecord]":
        if self.descends:
            return records.order_by(*(F(each.name).desc() for each in self.columns))
        return records.order_by(*(F(each.name).asc() for each in self.columns))

    def key(self, row: FeedbackRow) -> tuple[str, ...]:
        values = [(each, each.of(row)) for each in self.columns]
        return tuple(_NOTHING if value is None else each.write(value) for each, value in values)

    def behind(self, key: tuple[str, ...]) -> list[Any]:
        """Conditions of what comes behind it, stretch by stretch; InvalidField for a key that is none of this order's.

        What lacks its value is a stretch of its own: an index finds the beginning of each, but not of both at once.
        """
        values, first = self._read(key), self.columns[0]
        last = Q(**{f"{first.name}__isnull": True})
        if values[0] is None:
            return [last & Q(self._behind(self.columns[1:], values[1:]))]
        whole = [self._behind(self.columns, values)]
        return [*whole, last] if first in (_TIME, _DUE) else whole

    def values(self, key: tuple[str, ...]) -> list[Any] | None:
        """Of a key behind which all lies in one stretch, which rows compared tell; None of another one."""
        return None if self.columns[0] in (_TIME, _DUE) else self._read(key)

    def _read(self, key: tuple[str, ...]) -> list[Any]:
        try:
            return [
                None if text == _NOTHING else column.read(text) for column, text in zip(self.columns, key, strict=True)
            ]
        except (ValueError, ArithmeticError) as error:
            raise InvalidField("/cursor", "field.invalid") from error

    def _behind(self, columns: tuple[_Column, ...], values: list[Any]) -> Any:
        """PostgreSQL compares rows by an index on their columns."""
        row, bound = _Row(*(F(each.name) for each in columns)), _Row(*(Value(value) for value in values))
        return LessThan(row, bound) if self.descends else GreaterThan(row, bound)


_ORDERS = {
    Sort.NEWEST: _Order((_CREATED, _ID), descends=True),
    Sort.OLDEST: _Order((_CREATED, _ID), descends=False),
    Sort.TIMECODE: _Order((_TIME, _CREATED, _ID), descends=False),
    Sort.PRIORITY: _Order((_RANK, _CREATED, _ID), descends=True),
    Sort.REACTIONS: _Order((_REACTIONS, _CREATED, _ID), descends=True),
    Sort.UPDATED: _Order((_UPDATED, _ID), descends=True),
    Sort.DUE_DATE: _Order((_DUE, _CREATED, _ID), descends=False),
}


def in_order(records: "QuerySet[FeedbackRecord]", sort: Sort, columns: Sequence[str], window: slice) -> Any:
    """Values of these columns, in one statement."""
    return _ORDERS[sort].sorted(records).values_list(*columns)[window]


def behind(
    records: "QuerySet[FeedbackRecord]", sort: Sort, columns: Sequence[str], after: tuple[str, ...], most: int
) -> Any:
    """Of what comes behind the key, in one statement; InvalidField for a key of another order."""
    order, key = _ORDERS[sort], _key(sort, after)
    stretches = [order.sorted(records.filter(each)).values_list(*columns)[:most] for each in order.behind(key)]
    if len(stretches) == 1:
        return stretches[0]
    return stretches[0].union(*stretches[1:], all=True).order_by(*(each.name for each in order.columns))[:most]


def values_behind(sort: Sort, after: tuple[str, ...]) -> list[Any] | None:
    """The key's values, by which rows are compared; None where that is not enough. InvalidField for another order's."""
    return _ORDERS[sort].values(_key(sort, after))


def columns_of(sort: Sort) -> tuple[str, ...]:
    return tuple(each.name for each in _ORDERS[sort].columns)


def is_descending(sort: Sort) -> bool:
    return _ORDERS[sort].descends


def _key(sort: Sort, after: tuple[str, ...]) -> tuple[str, ...]:
    if after[:1] != (sort.value,):
        raise InvalidField("/cursor", "field.invalid")
    return after[1:]


def key_of(row: FeedbackRow, sort: Sort) -> tuple[str, ...]:
    return (sort.value, *_ORDERS[sort].key(row))
