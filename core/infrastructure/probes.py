"""Asking a part that may hang."""

import threading
import time
from collections.abc import Callable, Mapping
from concurrent.futures import Future, wait
from contextlib import AbstractContextManager, nullcontext
from typing import Any, Generic, TypeVar

from django.db import connection

T = TypeVar("T")
Told = Mapping[str, bool]
KEPT_SECONDS = 1.0
# For so much longer all parts are told to be there while they are asked again.
LEEWAY_SECONDS = 0.25
MOST_WAITING_ALONG = 2


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


class Checks:
    """Whether parts answer within `patience` seconds; asked once a second at most, however many want to know.

    Whoever finds the last answer too old asks anew, and waits. The others are told at once what is known: that a part
    is away, or for a moment longer that all are there. Where that is too old a few wait along, and the rest are told
    no, so that a part that hangs never holds all threads of a process.
    """

    def __init__(
        self, parts: Mapping[str, Probe[Any]], *, patience: float, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._parts, self._patience, self._clock = parts, patience, clock
        self._lock, self._seats = threading.Lock(), threading.Semaphore(MOST_WAITING_ALONG)
        self._known: Told = {}
        # When the parts were asked, not when they answered: what they said may be that old.
        self._known_at = float("-inf")
        self._asking: Future[Told] | None = None
        self._late: dict[str, Future[Any]] = {}

    def told(self) -> Told:
        """By the name of each part."""
        own: Future[Told] = Future()
        with self._lock:
            age, known, asking = self._clock() - self._known_at, self._known, self._asking
            is_first = asking is None and age >= KEPT_SECONDS
            if is_first:
                self._asking = own
        if is_first:
            return self._anew(own)
        if asking is None or not all(known.values()) or age < KEPT_SECONDS + LEEWAY_SECONDS:
            return known
        return self._along(asking)

    def _anew(self, own: "Future[Told]") -> Told:
        asked_at, told = self._clock(), self._nothing()
        try:
            told = self._asked()
        finally:
            with self._lock:
                self._known, self._known_at, self._asking = told, asked_at, None
            own.set_result(told)
        return told

    def _asked(self) -> Told:
        """One that was waited for in vain, and still says nothing, is not waited for again."""
        asked = {name: probe.ask() for name, probe in self._parts.items()}
        wait([each for name, each in asked.items() if each is not self._late.get(name)], timeout=self._patience)
        told = {name: each.done() and each.exception() is None for name, each in asked.items()}
        self._late = {name: each for name, each in asked.items() if not each.done()}
        return told

    def _along(self, asking: "Future[Told]") -> Told:
        if not self._seats.acquire(blocking=False):
            return self._nothing()
        try:
            return asking.result(self._patience)
        except TimeoutError:
            return self._nothing()
        finally:
            self._seats.release()

    def _nothing(self) -> Told:
        return dict.fromkeys(self._parts, False)
