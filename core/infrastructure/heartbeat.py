"""The process shows that it works: by a file whose age is looked at beside it, and to whoever watches the whole."""

import threading
import time
from collections.abc import Callable
from contextlib import suppress
from functools import cache, partial
from pathlib import Path

from django.conf import settings
from redis.exceptions import RedisError

from core.infrastructure.attendance import say_at_work
from core.infrastructure.redis import redis_client

TOUCH_SECONDS = 5.0
# A loop turns every second or two.
SILENCE_SECONDS = 60.0


class Heartbeat:
    """Touches the file and says so while the loop beats; one that waits for a broker that is away is alive, too."""

    def __init__(
        self,
        file: Path | None,
        broker_answers: Callable[[], bool],
        clock: Callable[[], float],
        say: Callable[[], None] | None = None,
    ) -> None:
        self._file, self._broker_answers, self._clock, self._say = file, broker_answers, clock, say
        self._beaten = clock()

    def beat(self) -> None:
        self._beaten = self._clock()

    def look(self) -> None:
        """Show life, unless the loop has stood still without an excuse. A full disk is no reason to end what works."""
        if self._clock() - self._beaten >= SILENCE_SECONDS and self._broker_answers():
            return
        if self._file:
            with suppress(OSError):
                self._file.touch()
        if self._say:
            with suppress(RedisError):
                self._say()


@cache
def pulse() -> Heartbeat:
    """Of this process."""
    file = Path(settings.HEARTBEAT_FILE) if settings.HEARTBEAT_FILE else None
    say = partial(say_at_work, settings.PROCESS_KIND) if settings.PROCESS_KIND else None
    return Heartbeat(file, _redis_answers, time.monotonic, say)


def keep_pulse() -> None:
    """From now on this process shows its life, where anybody wants to know."""
    if settings.HEARTBEAT_FILE or settings.PROCESS_KIND:
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
