"""A part that failed is left alone for a moment, so that waiting for it does not slow every request."""

import time
from collections.abc import Callable
from threading import Lock

REST_SECONDS = 2.0


class Breaker:
    """Ask `may_try` before a call, tell `worked` or `failed` after it. After a rest one caller tries for all."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock, self._lock = clock, Lock()
        self._rests_until: float | None = None

    def may_try(self) -> bool:
        if self._rests_until is None:
            return True
        with self._lock:
            if self._rests_until is not None:
                if self._clock() < self._rests_until:
                    return False
                self._rests_until = self._clock() + REST_SECONDS
            return True

    def worked(self) -> None:
        self._rests_until = None

    def failed(self) -> bool:
        """Whether this is news: it did work until now."""
        with self._lock:
            is_news = self._rests_until is None
            self._rests_until = self._clock() + REST_SECONDS
            return is_news
