"""Which objects rows name: what has to lie in the store, and below what something may lie besides."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import accumulate
from typing import NamedTuple

from django.db import connection


class ClaimSource(NamedTuple):
    """A statement that tells keys, sizes and digests (NULL: unknown). A key that ends in `/` is what others may begin
    with: objects that come and go without their row, or before it.
    """

    name: str
    statement: str


@dataclass(frozen=True, slots=True)
class Claim:
    """`by` is the table whose row names the object."""

    key: str
    size: int | None
    sha256: str
    by: str

    def fits(self, size: int, sha256: str) -> bool:
        """Whether an object of these is the one that the row means, as far as it says."""
        return self.size in (None, size) and self.sha256 in ("", sha256)


@dataclass
class Claims:
    """Of all rows at one moment."""

    named: dict[str, Claim] = field(default_factory=dict)
    roots: set[str] = field(default_factory=set)

    def covers(self, key: str) -> bool:
        return key in self.named or not self.roots.isdisjoint(accumulate(f"{part}/" for part in key.split("/")[:-1]))


def claims_of(sources: Iterable[ClaimSource]) -> Claims:
    found = Claims()
    for source in sources:
        for key, size, sha256 in _rows(source):
            if key.endswith("/"):
                found.roots.add(key)
            else:
                found.named[key] = Claim(key, size, sha256 or "", source.name)
    return found


def _rows(source: ClaimSource) -> Iterator[tuple[str, int | None, str | None]]:
    with connection.cursor() as cursor:
        cursor.execute(source.statement)
        while chunk := cursor.fetchmany(5000):
            yield from chunk
