"""Whole answers of this process, bounded by what they take; the least recently used goes first."""

import gzip
from collections import OrderedDict
from collections.abc import Hashable, Mapping
from functools import cache, cached_property
from threading import Lock

from core.infrastructure import metrics

ENTRY = "answer"
MOST_BYTES = 32 * 1024 * 1024
# One that is larger would throw out many others.
LARGEST = 256 * 1024
_COMPRESSION = 4


class KeptAnswer:
    """Headers as the view gave them, and the body; compressed when somebody asks for it so."""

    def __init__(self, headers: Mapping[str, str], content: bytes) -> None:
        self.headers, self.content = dict(headers), content

    @cached_property
    def compressed(self) -> bytes:
        return compressed(self.content)


class Answers:
    def __init__(self, most_bytes: int = MOST_BYTES) -> None:
        self._most, self._taken = most_bytes, 0
        self._entries: OrderedDict[Hashable, KeptAnswer] = OrderedDict()
        self._lock = Lock()

    def get(self, key: Hashable) -> KeptAnswer | None:
        with self._lock:
            found = self._entries.get(key)
            if found is not None:
                self._entries.move_to_end(key)
        metrics.count_lookups(ENTRY, "memory" if found else "database", 1)
        return found

    def put(self, key: Hashable, answer: KeptAnswer) -> None:
        if len(answer.content) > LARGEST:
            return
        with self._lock:
            self._drop(key)
            self._entries[key] = answer
            self._taken += len(answer.content)
            while self._taken > self._most:
                self._drop(next(iter(self._entries)))

    def clear(self) -> None:
        with self._lock:
            self._entries.clear()
            self._taken = 0

    def _drop(self, key: Hashable) -> None:
        gone = self._entries.pop(key, None)
        self._taken -= 0 if gone is None else len(gone.content)


@cache
def answers() -> Answers:
    return Answers()


def compressed(content: bytes) -> bytes:
    """The same content gives the same bytes, whenever it is."""
    return gzip.compress(content, compresslevel=_COMPRESSION, mtime=0)
