"""What one socket, one person and one process may use."""

import time
from collections.abc import Callable

# Questions that wait for news.
WAITS_PER_USER = 5
LONGEST_WAIT = 25
FRAME_BYTES = 64 * 1024
FRAMES_A_SECOND = 30
HINTS_A_SECOND = 4
# Each may be answered by a page of the log, many times what was said.
SUBSCRIPTIONS_A_SECOND = 2
SUBSCRIPTIONS_AT_ONCE = 10
QUEUE_FRAMES = 256
# Beyond them what comes is left to the log, which keeps it for the reader.
QUEUE_CHARACTERS = 1_000_000
# News of people within a tick go out together.
TICK_SECONDS = 0.25
TYPING_SECONDS = 6.0
IDLE_SECONDS = 120.0
# A process that is not heard of for this long took its people along.
PROCESS_SECONDS = 6.0
PEOPLE_SHOWN = 200
HINTS_A_SOCKET = 8
REPORTS_WAITING = 1024
# Less than a queue, so that a burst that was read at once is not taken for a slow reader.
PAGE_EVENTS = 128
SEND_SECONDS = 10.0
SUBSCRIBE_SECONDS = 1.0
HEARTBEAT_SECONDS = 2.0
# With an answer that comes in time, an ended session closes its sockets within twice this.
GUARD_SECONDS = 2.0
RECHECK_SECONDS = 60.0
RETRY_SECONDS = 1.0


class Allowance:
    """So many a second, and at most `at_once` at once: one second's worth where nothing else is said."""

    def __init__(
        self, a_second: float, clock: Callable[[], float] = time.monotonic, *, at_once: float | None = None
    ) -> None:
        self._a_second, self._clock = a_second, clock
        self._most = a_second if at_once is None else at_once
        self._left, self._at = self._most, clock()

    def take(self) -> bool:
        """Whether one more is allowed now."""
        now = self._clock()
        self._left = min(self._most, self._left + (now - self._at) * self._a_second)
        self._at = now
        if self._left < 1:
            return False
        self._left -= 1
        return True
