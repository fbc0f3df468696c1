"""Pages of a list: numbered pages where a person leafs, cursors where a stream goes on."""

from dataclasses import dataclass
from typing import Generic, TypeVar

Row = TypeVar("Row")


@dataclass(frozen=True)
class PageRequest:
    """A numbered page; `number` counts from 1."""

    number: int
    size: int

    @property
    def offset(self) -> int:
        return (self.number - 1) * self.size


@dataclass(frozen=True)
class Page(Generic[Row]):
    """Rows of one numbered page, the total of all, and the stream position they were read at (None: no stream)."""

    rows: tuple[Row, ...]
    total: int
    seq: int | None = None
    epoch: str | None = None


@dataclass(frozen=True)
class CursorRequest:
    """Up to `size` rows after the row that `after` names (None: from the start)."""

    after: tuple[str, ...] | None
    size: int


@dataclass(frozen=True)
class CursorPage(Generic[Row]):
    """Rows of one stretch and the key of the last one, None where the stream ends; stream position as in `Page`."""

    rows: tuple[Row, ...]
    next_after: tuple[str, ...] | None
    seq: int | None = None
    epoch: str | None = None
