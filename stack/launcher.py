"""`make run`: start everything in order, watch over it, and leave no process behind."""

import contextlib
import os
import signal
import sys
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from types import FrameType

from stack.announcement import announcement
from stack.entrance import addresses_of, port_of, require_free
from stack.environment import data_dir_of, off
from stack.leftovers import end_leftovers
from stack.lock import exclusive
from stack.plan import Plan, plan
from stack.refusals import Refusal
from stack.supervision import Supervision
from stack.voice import say

ENDING_SIGNALS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


class Ended(BaseException):
    """Somebody asked the run to end; not an Exception, so that nothing on the way swallows it."""


def main(given: Mapping[str, str], restore: Sequence[str] = ()) -> int:
    """Run until asked to end; give the exit code. With arguments of `manage.py restore`, do that and end."""
    began = time.monotonic()
    _end_on_signals()
    try:
        data_dir = data_dir_of(given)
        with exclusive(data_dir):
            _clear_the_way(given)
            _run(plan(given), began, restore)
    except Refusal as refusal:
        say(str(refusal), aside=True)
        return refusal.exit_code
    except Ended:
        say("VideoPlanet is stopped.")
    return 0


def _clear_the_way(given: Mapping[str, str]) -> None:
    count = end_leftovers(data_dir_of(given))
    if count:
        say(f"The last run was killed; {count} processes that it left were ended.")
    require_free(addresses_of(given), port_of(given))


def _run(plan: Plan, began: float, restore: Sequence[str]) -> None:
    for sentence in off(plan.environment):
        say(sentence)
    with _everything_ends(plan), _supervision(plan) as supervision, ThreadPoolExecutor() as threads, _told_of_its_end():
        list(threads.map(lambda service: service.prepare(), plan.services))
        supervision.start(plan.storage)
        if restore:
            _process(supervision, "prepare")
            say(_process(supervision, "manage", "restore", *restore).rstrip())
        else:
            _serve(plan, supervision, began)


def _serve(plan: Plan, supervision: Supervision, began: float) -> None:
    # A database that was given is somebody's own: no demo account goes into it.
    demo = ["--demo"] if any(service.name == "postgres" for service in plan.services) else []
    printed = _process(supervision, "prepare", *demo)
    supervision.start(plan.programs)
    supervision.start([plan.entrance])
    say(announcement(plan, printed, time.monotonic() - began))
    supervision.start(plan.late)
    while True:
        supervision.watch(seconds=0.5)


def _process(supervision: Supervision, name: str, *arguments: str) -> str:
    """Run it to its end; what it printed."""
    return supervision.run(name, [sys.executable, "-m", "stack.process", name, *arguments])


@contextlib.contextmanager
def _supervision(plan: Plan) -> Iterator[Supervision]:
    supervision = Supervision(plan, _parent_watch())
    try:
        yield supervision
    finally:
        _ignore_signals()
        supervision.stop()


@contextlib.contextmanager
def _told_of_its_end() -> Iterator[None]:
    """Before anything is waited for: what is being prepared ends first, and every part takes its time."""
    try:
        yield
    finally:
        _ignore_signals()
        say("VideoPlanet is stopping; this takes some seconds …")


@contextlib.contextmanager
def _everything_ends(plan: Plan) -> Iterator[None]:
    try:
        yield
    finally:
        _ignore_signals()
        end_leftovers(plan.data_dir)


def _parent_watch() -> Callable[[], None]:
    """What raises Ended once the `make` that started us is gone; nothing when we were started otherwise."""
    parent = os.getppid() if "MAKELEVEL" in os.environ else None

    def check() -> None:
        if parent is not None and os.getppid() != parent:
            raise Ended

    return check


def _end_on_signals() -> None:
    def end(number: int, frame: FrameType | None) -> None:
        _ignore_signals()
        raise Ended

    for each in ENDING_SIGNALS:
        # `nohup make run` asks to outlive the terminal.
        if each != signal.SIGHUP or signal.getsignal(each) != signal.SIG_IGN:
            signal.signal(each, end)


def _ignore_signals() -> None:
    """From here on everything is being stopped, in bounded time; a second Ctrl-C must not leave it half done."""
    for each in ENDING_SIGNALS:
        signal.signal(each, signal.SIG_IGN)
