"""Whole answers of this process, bounded by what they take and for a minute at most; the oldest goes first."""

import gzip
import time
from collections import OrderedDict
from collections.abc import Callable, Hashable, Mapping, Sequence
from functools import cache, cached_property
from threading import Lock
from typing import Generic, TypeVar

from django.conf import settings

from core.infrastructure import metrics

Answer = TypeVar("Answer")
# A process keeps two of these: what its views gave, and what left it in front of Django.
MOST_BYTES = 16 * 1024 * 1024
# One that is larger would throw out many others.
LARGEST = 256 * 1024
_COMPRESSION = 4
# What an entry takes beside what it holds: its key, headers as objects, the places in maps.
_BESIDE = 3000


class KeptAnswer:
    """Headers as the view gave them, and the body; compressed when somebody asks for it so.

    It holds as long as the channels that it hangs on have these revisions.
    """

    def __init__(self, headers: Mapping[str, str], content: bytes, revisions: Sequence[bytes | None] = ()) -> None:
        self.headers, self.content, self.revisions = dict(headers), content, revisions

    @property
    def weight(self) -> int:
        """With the compressed body, which takes a third at most of what is worth it."""
        return len(self.content) * 4 // 3

    @cached_property
    def compressed(self) -> bytes:
        return compressed(self.content)


class Answers(Generic[Answer]):
    """`entry` is how hits are counted (core.infrastructure.metrics.count_lookups).

    What is not here is asked of somebody else, who counts it.
    """

    def __init__(self, entry: str, most_bytes: int = MOST_BYTES, clock: Callable[[], float] = time.monotonic) -> None:
        self._entry, self._most, self._clock, self._taken = entry, most_bytes, clock, 0
        self._entries: OrderedDict[Hashable, tuple[float, int, Answer]] = OrderedDict()
        self._lock = Lock()

    def get(self, key: Hashable, holds: Callable[[Answer], bool] = lambda _: True) -> Answer | None:
        found = self.peek(key)
        if found is None or not holds(found):
            return None
        self.count_hit()
        return found

    def peek(self, key: Hashable) -> Answer | None:
        """Without counting: whoever asks counts the hit when it is known that it holds."""
        with self._lock:
            found = self._entries.get(key)
        return found[2] if found is not None and found[0] > self._clock() else None

    def count_hit(self) -> None:
        metrics.count_lookups(self._entry, "memory", 1)

    def count_made(self) -> None:
        """One that was not here was made of rows of the database."""
        metrics.count_lookups(self._entry, "database", 1)

    def put(self, key: Hashable, answer: Answer, weight: int) -> None:
        if weight > LARGEST:
            return
        now = self._clock()
        with self._lock:
            self._drop(key)
            self._entries[key] = (now + settings.CACHE_HOT_SECONDS, weight + _BESIDE, answer)
            self._taken += weight + _BESIDE
            while self._entries and (self._taken > self._most or next(iter(self._entries.values()))[0] <= now):
                self._drop(next(iter(self._entries)))

    def clear(self) -> None:
        with self._lock:
            self._entries.clear()
            self._taken = 0

    def _drop(self, key: Hashable) -> None:
        gone = self._entries.pop(key, None)
        self._taken -= 0 if gone is None else gone[1]


@cache
def answers() -> Answers[KeptAnswer]:
    return Answers("answer")


def compressed(content: bytes) -> bytes:
    """The same content gives the same bytes, whenever it is."""
    return gzip.compress(content, compresslevel=_COMPRESSION, mtime=0)
