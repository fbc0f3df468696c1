"""The first layer: a bounded map of this process."""

import time
from collections import OrderedDict
from collections.abc import Callable
from threading import Lock
from typing import Final

ABSENT: Final = object()


class Memory:
    """Entries end after their seconds; the least recently used goes first.

    Whoever sets one lets go of those at that end whose time is over: their rows would stay as long as it takes to fill
    the map, under keys that nobody asks for any more.
    """

    def __init__(self, size: int, clock: Callable[[], float] = time.monotonic) -> None:
        self._size, self._clock = size, clock
        self._entries: OrderedDict[str, tuple[float, object]] = OrderedDict()
        self._lock = Lock()

    def get(self, key: str) -> object:
        """ABSENT where there is none."""
        with self._lock:
            until, value = self._entries.get(key, (0.0, ABSENT))
            if until <= self._clock():
                self._entries.pop(key, None)
                return ABSENT
            self._entries.move_to_end(key)
            return value

    def set(self, key: str, value: object, seconds: float) -> None:
        with self._lock:
            now = self._clock()
            self._entries[key] = (now + seconds, value)
            self._entries.move_to_end(key)
            while len(self._entries) > self._size or self._first_is_over(now):
                self._entries.popitem(last=False)

    def clear(self) -> None:
        with self._lock:
            self._entries.clear()

    def _first_is_over(self, now: float) -> bool:
        until, _ = next(iter(self._entries.values()), (now + 1, None))
        return until <= now
