"""How long a provider is waited for, and by whom the waiting is given up."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from functools import partial
from queue import Empty, SimpleQueue
from threading import Event, Thread
from typing import NoReturn, TypeVar

from ai_planning.application.generation_ports import Watch
from ai_planning.domain.generation_refusals import ProviderTimedOut

# So often the watch hears of it while nothing comes.
BEAT_SECONDS = 0.4
# Of an answer that has not ended.
MOST_DONE = 0.95
Result = TypeVar("Result")


class Stopped(BaseException):
    """Passes through clients that take every Exception for a connection that failed, and would try again."""

    def __init__(self, reason: Exception) -> None:
        super().__init__()
        self.reason = reason


class Patience:
    """One deadline for all that is asked, and a watch that hears of it until then.

    `heard` are the characters of an answer that is still coming.
    """

    def __init__(self, seconds: float, watch: Watch) -> None:
        self._end = time.monotonic() + seconds
        self._watch, self._told, self._done = watch, 0.0, 0.0
        self.heard = 0

    @property
    def left(self) -> float:
        return self._end - time.monotonic()

    def hear(self, characters: int, expected: int) -> None:
        """So many of an answer have come; it is never less done than before."""
        self.heard = characters
        self._done = max(self._done, min(characters / expected, MOST_DONE))

    def beat(self) -> None:
        """Between two waits of a beat each. Raises Stopped."""
        if self.left <= 0:
            raise Stopped(ProviderTimedOut())
        if time.monotonic() - self._told >= BEAT_SECONDS:
            self._tell()

    def pause(self, seconds: float) -> None:
        end = time.monotonic() + seconds
        self.beat()
        while (left := end - time.monotonic()) > 0:
            time.sleep(min(left, BEAT_SECONDS))
            self.beat()

    def meanwhile(self, work: Callable[[], Result], undo: Callable[[Result], None]) -> Result:
        """What `work` answers, which knows no limit of its own; `undo` what it answers when nobody waits any more."""
        answers: SimpleQueue[Callable[[], Result]] = SimpleQueue()
        given_up = Event()
        Thread(target=_answer, args=(work, undo, answers, given_up), daemon=True).start()
        try:
            return self._first(answers)()
        except BaseException:
            given_up.set()
            _undo_what_came(answers, undo)
            raise

    def _first(self, answers: "SimpleQueue[Callable[[], Result]]") -> Callable[[], Result]:
        while True:
            self.beat()
            with suppress(Empty):
                return answers.get(timeout=BEAT_SECONDS)

    def _tell(self) -> None:
        try:
            self._watch(self._done)
        except Exception as reason:  # noqa: BLE001 - it is handed on as it is
            raise Stopped(reason) from None
        self._told = time.monotonic()


@contextmanager
def patient(seconds: float, watch: Watch) -> Iterator[Patience]:
    """Raises ProviderTimedOut, and what the watch raises."""
    reason: Exception | None = None
    try:
        yield Patience(seconds, watch)
    except Stopped as stopped:
        reason = stopped.reason
    if reason is not None:
        raise reason


def _answer(
    work: Callable[[], Result],
    undo: Callable[[Result], None],
    answers: "SimpleQueue[Callable[[], Result]]",
    given_up: Event,
) -> None:
    try:
        result = work()
    except Exception as failed:  # noqa: BLE001 - it is raised where it is waited for
        answers.put(partial(_raise, failed))
        return
    answers.put(partial(_same, result))
    if given_up.is_set():
        _undo_what_came(answers, undo)


def _undo_what_came(answers: "SimpleQueue[Callable[[], Result]]", undo: Callable[[Result], None]) -> None:
    """Whoever takes an answer out undoes it; there is none when it has failed or is still waited for."""
    with suppress(Exception):
        undo(answers.get_nowait()())


def _same(result: Result) -> Result:
    return result


def _raise(failed: Exception) -> NoReturn:
    raise failed
