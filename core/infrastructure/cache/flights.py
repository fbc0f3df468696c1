"""Who misses the same entry at the same time waits for the one who loads it."""

from collections.abc import Callable
from concurrent.futures import Future, wait
from threading import Lock
from typing import Any, TypeVar

Value = TypeVar("Value")
WAIT_SECONDS = 2.0


class Flights:
    def __init__(self, wait_seconds: float = WAIT_SECONDS) -> None:
        self._wait_seconds = wait_seconds
        self._running: dict[str, Future[tuple[Any] | None]] = {}
        self._lock = Lock()

    def once(self, key: str, load: Callable[[], Value]) -> Value:
        """What the first caller loads; who waited for too long, or for a failure, loads alone."""
        with self._lock:
            running = self._running.get(key)
            if running is None:
                self._running[key] = own = Future[tuple[Any] | None]()
        if running is None:
            return self._loaded(key, own, load)
        wait([running], self._wait_seconds)
        outcome = running.result() if running.done() else None
        return load() if outcome is None else outcome[0]

    def _loaded(self, key: str, own: "Future[tuple[Any] | None]", load: Callable[[], Value]) -> Value:
        outcome: tuple[Value] | None = None
        try:
            outcome = (load(),)
            return outcome[0]
        finally:
            with self._lock:
                del self._running[key]
            own.set_result(outcome)
