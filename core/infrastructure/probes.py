"""Asking a part that may hang."""

import threading
from collections.abc import Callable
from concurrent.futures import Future
from contextlib import AbstractContextManager, nullcontext
from typing import Generic, TypeVar

from django.db import connection

T = TypeVar("T")


class Probe(Generic[T]):
    """Asks a part in a thread; one that hangs costs one thread, however often it is asked.

    Within one of `turns`, so that no more than there are of these have connections at once.
    """

    def __init__(self, ask: Callable[[], T], turns: AbstractContextManager[object] | None = None) -> None:
        self._ask, self._turns, self._lock = ask, turns or nullcontext(), threading.Lock()
        self._running: Future[T] | None = None

    def ask(self) -> "Future[T]":
        """Its answer, or what it raised."""
        with self._lock:
            if self._running is None or self._running.done():
                self._running = Future()
                threading.Thread(target=self._answer, args=(self._running,), daemon=True).start()
            return self._running

    def _answer(self, future: "Future[T]") -> None:
        with self._turns:
            try:
                answer = self._ask()
            except Exception as error:  # noqa: BLE001 - whatever keeps a part from answering, the part is not ready
                future.set_exception(error)
            else:
                future.set_result(answer)
            finally:
                connection.close()
