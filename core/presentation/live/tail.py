"""The end of one channel's stream, read once for all sockets of this process."""

import asyncio

from core.domain.clock import utc_now
from core.domain.stream import Head
from core.infrastructure.socket_metrics import count_lag
from core.presentation.live.event_log import DatabaseAway, EventLog
from core.presentation.live.frames import Run, durable_frame, runs
from core.presentation.live.limits import PAGE_EVENTS
from core.presentation.live.listener import Listener


class Tail:
    """`position` is the last number handed to the listeners, None before the first head is known."""

    def __init__(self, channel: str, log: EventLog) -> None:
        self.channel = channel
        self.listeners: set[Listener] = set()
        self.position: int | None = None
        self._log = log
        self._known = 0
        self._epoch = ""
        self._reading: asyncio.Task[None] | None = None

    def begin(self, head: Head) -> None:
        """The first head that anyone read; what was announced since then is read now."""
        if self.position is None:
            self.position, self._epoch = head.seq, head.epoch
            self.reached(self._known)

    def reached(self, seq: int) -> None:
        """The stream has reached `seq`, or so it is said; wake-ups that come while a read runs are taken together."""
        self._known = max(self._known, seq)
        is_idle = self._reading is None or self._reading.done()
        if is_idle and self.position is not None and self._known > self.position:
            self._reading = asyncio.get_running_loop().create_task(self._read_on())

    async def compared(self, seq: int, position: int) -> None:
        """The head was `seq` after the tail had been at `position`: less than that means that the log was restored."""
        if seq >= position:
            return self.reached(seq)
        head = await self._log.head(self.channel)
        if head.seq < position:
            self.position, self._known, self._epoch = head.seq, head.seq, head.epoch
            for listener in tuple(self.listeners):
                listener.restart(head)
        return None

    async def close(self) -> None:
        if self._reading is not None:
            self._reading.cancel()
            await asyncio.gather(self._reading, return_exceptions=True)

    async def _read_on(self) -> None:
        while self.position is not None and self._known > self.position:
            try:
                events = await self._log.read(self.channel, self.position, PAGE_EVENTS)
            except DatabaseAway:
                return  # the next heartbeat tries again
            if not events:
                self._known = self.position
            for run in runs(durable_frame(event, self._epoch) for event in events):
                self._hand_out(run)

    def _hand_out(self, run: Run) -> None:
        for listener in tuple(self.listeners):
            listener.offer(run)
        self.position, now = run.last, utc_now()
        for frame in run.frames:
            count_lag((now - frame.event.at).total_seconds())
