"""Lane over a semaphore of the process."""

from collections.abc import Iterator
from contextlib import contextmanager
from threading import BoundedSemaphore


class SlowLane:
    """Of all places slow ones take `places` at most; for others there always is one."""

    def __init__(self, places: int) -> None:
        self._places = BoundedSemaphore(max(places, 1))

    @contextmanager
    def __call__(self, *, is_slow: bool) -> Iterator[bool]:
        if not is_slow:
            yield True
            return
        may_pass = self._places.acquire(blocking=False)
        try:
            yield may_pass
        finally:
            if may_pass:
                self._places.release()
