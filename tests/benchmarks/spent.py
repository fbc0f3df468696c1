"""Time by part of a request: on the wall, and of the thread's CPU."""

import time
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass


@dataclass
class Time:
    """Seconds."""

    wall: float = 0.0
    cpu: float = 0.0


SPENT: dict[str, Time] = defaultdict(Time)


@contextmanager
def clocked(part: str) -> Iterator[None]:
    wall, cpu = time.perf_counter(), time.thread_time()
    try:
        yield
    finally:
        SPENT[part].wall += time.perf_counter() - wall
        SPENT[part].cpu += time.thread_time() - cpu
