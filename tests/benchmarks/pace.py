"""People who write at a steady pace, whatever the answers take."""

import itertools
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor

WriteOne = Callable[[int], None]


def write(writers: Sequence[WriteOne], a_second: float, seconds: float) -> int:
    """How many were written: the writers in turn, each when its time has come; who is late does not skip."""
    began, every = time.monotonic(), 1 / a_second
    count = round(a_second * seconds)

    def work(number: int) -> None:
        for turn in itertools.count():
            at = number + turn * len(writers)
            if at >= count:
                return
            time.sleep(max(0.0, began + at * every - time.monotonic()))
            writers[number](at)

    with ThreadPoolExecutor(len(writers)) as threads:
        list(threads.map(work, range(len(writers))))
    return count
