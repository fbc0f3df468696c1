"""Revision-keyed cache: rows lie under a key that holds their channel's revision, so a changed channel misses at once.

Three layers: process memory (seconds, bounded), Redis (minutes), the database. What depends on the caller stays out.
A revision is the stream's number (core.infrastructure.streams).
"""

import time
from collections import OrderedDict
from collections.abc import Callable
from threading import Lock
from typing import Any, TypeVar

from django.core.cache import cache

from core.infrastructure import streams

Value = TypeVar("Value")
MEMORY_SECONDS = 10.0
MEMORY_ENTRIES = 2048
REDIS_SECONDS = 600


class Memory:
    """A bounded map whose entries end after MEMORY_SECONDS; the least recently used goes first."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._entries: OrderedDict[str, tuple[float, Any]] = OrderedDict()
        self._lock = Lock()

    def get(self, key: str) -> Any:
        with self._lock:
            until, value = self._entries.get(key, (0.0, None))
            if until < self._clock():
                self._entries.pop(key, None)
                return None
            self._entries.move_to_end(key)
            return value

    def set(self, key: str, value: Any) -> None:
        with self._lock:
            self._entries[key] = (self._clock() + MEMORY_SECONDS, value)
            self._entries.move_to_end(key)
            while len(self._entries) > MEMORY_ENTRIES:
                self._entries.popitem(last=False)


_memory = Memory()


def cached(channel: str, name: str, load: Callable[[], Value]) -> Value:
    """What `load` gives, kept as `name` while the channel's revision stands. Values are picklable and not None."""
    key = f"{channel}:{streams.revision(channel)}:{name}"
    value = _memory.get(key)
    if value is None:
        value = cache.get(key)
        if value is None:
            cache.set(key, value := load(), REDIS_SECONDS)
        _memory.set(key, value)
    return value  # type: ignore[no-any-return]  # the cache hands back what load() gave
