"""A file that is touched for as long as the process works: whoever watches over it looks at the file's age."""

import threading
import time
from collections.abc import Callable
from contextlib import suppress
from functools import cache
from pathlib import Path

from django.conf import settings
from redis.exceptions import RedisError

from core.infrastructure.redis import redis_client

TOUCH_SECONDS = 5.0
# A loop turns every second or two.
SILENCE_SECONDS = 60.0


class Heartbeat:
    """Touches the file while the loop beats; one that waits for a broker that is away is alive, too."""

    def __init__(self, file: Path, broker_answers: Callable[[], bool], clock: Callable[[], float]) -> None:
        self._file, self._broker_answers, self._clock = file, broker_answers, clock
        self._beaten = clock()

    def beat(self) -> None:
        self._beaten = self._clock()

    def look(self) -> None:
        """Touch the file, unless the loop has stood still without an excuse."""
        if self._clock() - self._beaten < SILENCE_SECONDS or not self._broker_answers():
            # A full disk is no reason to end what works.
            with suppress(OSError):
                self._file.touch()


@cache
def pulse() -> Heartbeat:
    """Of this process."""
    return Heartbeat(Path(settings.HEARTBEAT_FILE), _redis_answers, time.monotonic)


def keep_pulse() -> None:
    """From now on the file of this process is looked after, where it is to have one."""
    if settings.HEARTBEAT_FILE:
        threading.Thread(target=_look_forever, args=(pulse(), threading.Event()), daemon=True).start()


def _look_forever(heartbeat: Heartbeat, never: threading.Event) -> None:
    heartbeat.look()
    while not never.wait(TOUCH_SECONDS):
        heartbeat.look()


def _redis_answers() -> bool:
    try:
        return bool(redis_client().ping())
    except RedisError:
        return False
