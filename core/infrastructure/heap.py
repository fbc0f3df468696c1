"""What lives long in a process, and large graphs of objects that are made and dropped within a moment."""

import gc
from collections.abc import Callable
from functools import wraps
from threading import Lock
from typing import ParamSpec, TypeVar

Given = ParamSpec("Given")
Made = TypeVar("Made")
_lock = Lock()
_running = 0


def keep_for_good() -> None:
    """What there is by now lives as long as the process: nothing looks through all of it again for cycles, which takes
    a quarter of a second and comes when a request has made very many objects."""
    gc.collect()
    gc.freeze()


def undisturbed(work: Callable[Given, Made]) -> Callable[Given, Made]:
    """Nothing looks for cycles meanwhile: in a hundred thousand new objects that takes as long as the work itself."""

    @wraps(work)
    def wrapped(*args: Given.args, **kwargs: Given.kwargs) -> Made:
        _enter()
        try:
            return work(*args, **kwargs)
        finally:
            _leave()

    return wrapped


def _enter() -> None:
    global _running
    with _lock:
        _running += 1
        gc.disable()


def _leave() -> None:
    global _running
    with _lock:
        _running -= 1
        if not _running:
            gc.enable()
