"""One socket's way out: a bounded queue before one writer, and the law of the gap between them."""

import asyncio
from collections.abc import Awaitable, Callable
from functools import partial
from typing import Literal, Protocol, TypeVar

from core.domain.ids import new_id
from core.domain.stream import Head, StreamEvent
from core.infrastructure.socket_metrics import count_frames
from core.presentation.live import frames
from core.presentation.live.closing import CloseCode, SocketClosed
from core.presentation.live.door import RESYNC, Holder, Instead, Shown
from core.presentation.live.event_log import DatabaseAway, EventLog
from core.presentation.live.feed import Feed
from core.presentation.live.frames import Frame, Run, Subscribe
from core.presentation.live.limits import (
    PAGE_EVENTS,
    QUEUE_CHARACTERS,
    QUEUE_FRAMES,
    RECHECK_SECONDS,
    RETRY_SECONDS,
    SEND_SECONDS,
)

Answer = TypeVar("Answer")
Step = Callable[[], Awaitable[None]]
Send = Callable[[str], Awaitable[None]]
Hand = Callable[[bytes], bool]


class Reader(Protocol):
    """Whose outlet it is, and what may be shown; see core.presentation.live.door."""

    @property
    def holder(self) -> Holder | None: ...

    @property
    def channel(self) -> str: ...

    async def recheck(self, doubted_at: float) -> None: ...

    def concerns(self, event: StreamEvent) -> bool: ...

    def shown(self, event: StreamEvent) -> Shown: ...


def recheck_after(now: float, holder: Holder | None) -> float:
    """Once a RECHECK_SECONDS, all sockets of a person together, so that one question does; people apart."""
    lag = hash(holder[0]) % 1000 / 1000 * RECHECK_SECONDS if holder else 0.0
    return now + RECHECK_SECONDS - (now - lag) % RECHECK_SECONDS


class Outlet:
    """All that the client gets passes the queue in order: texts are sent, steps taken, None only wakes the writer.

    Events go past both while nothing waits: `hand` writes a run of them at once, or says that it cannot. Nothing behind
    an event that concerns the reader is shown or sent before `recheck` has answered.
    """

    def __init__(self, reader: Reader, log: EventLog, send: Send, hand: Hand) -> None:
        self.id = new_id()
        self.channel, self.holder = reader.channel, reader.holder
        self.ended: asyncio.Future[SocketClosed] = asyncio.get_running_loop().create_future()
        self.is_subscribing = False
        # Called when a subscription has been answered.
        self.settled: Callable[[], None] = lambda: None
        self._reader, self._log, self._send, self._hand = reader, log, send, hand
        self._is_waiting = False
        self._feed = Feed()
        self._queue: asyncio.Queue[str | Step | None] = asyncio.Queue(QUEUE_FRAMES)
        self._characters = self._sent = 0
        self._connected_at: Head | None = None
        self._epoch = ""
        self._sending_since: float | None = None
        self._clock = asyncio.get_running_loop().time
        self._recheck_at = recheck_after(self._clock(), self.holder)

    def connected(self, head: Head) -> None:
        """Where the stream stood when the outlet had been joined to it."""
        self._connected_at, self._epoch = head, head.epoch

    def offer(self, run: Run) -> None:
        """Durable events pass by."""
        if self._is_free and self._feed.expects(run.first) and self._is_plain(run) and self._hand(run.wire):
            self._feed.taken(run.last)
            self._sent += len(run.frames)
            return
        for frame in run.frames:
            self._offer(frame)

    @property
    def _is_free(self) -> bool:
        return self._is_waiting and self._queue.empty()

    def _is_plain(self, run: Run) -> bool:
        """Whether the reader is shown all of it as all the others are, and keeps its right."""
        shown, concerns = self._reader.shown, self._reader.concerns
        return all(shown(frame.event) is frame.event and not concerns(frame.event) for frame in run.frames)

    def _offer(self, frame: Frame) -> None:
        has_room = self._characters < QUEUE_CHARACTERS
        is_next = self._feed.offered(frame.seq) if has_room else self._feed.missed(frame.seq)
        if is_next:
            self._show(frame)
        elif self._feed.is_behind and self._queue.empty():
            self.put(None)
        if self._reader.concerns(frame.event):
            self._doubt(is_next)

    @property
    def takes_hints(self) -> bool:
        """Whether it may be told of what nobody keeps: not while the reader has enough to do."""
        has_room = self._queue.qsize() < QUEUE_FRAMES // 2 and self._characters < QUEUE_CHARACTERS
        return has_room and not self._feed.is_stopped

    def hint(self, text: str) -> bool:
        """Ephemeral news, dropped rather than queued: the answer tells."""
        if takes := self.takes_hints:
            self.put(text)
        return takes

    def subscribe(self, wanted: Subscribe) -> None:
        self.is_subscribing = True
        # Now, not when the step is taken: what is offered in between must not stand in the queue behind the step.
        self._feed.stop()
        self.put(lambda: self._subscribe(wanted))

    def restart(self, head: Head) -> None:
        """The stream went backwards or began anew: what the client has is worth nothing."""
        self._feed.stop()
        self._feed.forget(head.seq)
        self.put(lambda: self._started_anew(head))

    def beat(self) -> None:
        """Every few seconds: is the reader stuck, is it time to ask again whether it may read."""
        now = self._clock()
        self.count()
        if self._sending_since is not None and now - self._sending_since > SEND_SECONDS:
            self.end(SocketClosed(CloseCode.TRY_AGAIN_LATER, "socket.slow_reader"))
        elif now > self._recheck_at:
            self._recheck_at = recheck_after(now, self.holder)
            self.put(partial(self._decide, now))

    def count(self) -> None:
        """Add what was sent to the metrics: not with every frame, which would cost more than to send it."""
        sent, self._sent = self._sent, 0
        count_frames(sent)

    def put(self, item: str | Step | None) -> None:
        try:
            self._queue.put_nowait(item)
            self._characters += len(item) if isinstance(item, str) else 0
        except asyncio.QueueFull:
            self.end(SocketClosed(CloseCode.TRY_AGAIN_LATER, "socket.slow_reader"))

    def end(self, closed: SocketClosed) -> None:
        if not self.ended.done():
            self.ended.set_result(closed)

    def _show(self, frame: Frame) -> None:
        if (shown := self._reader.shown(frame.event)) is frame.event:
            self.put(frame.text)
        elif shown is not None:
            self.put(self._told_instead(shown, frame.seq))

    def _told_instead(self, shown: StreamEvent | Literal[Instead.RESYNC], seq: int) -> str:
        if shown is RESYNC:
            return frames.position("resync", seq, self._epoch)
        return frames.durable_frame(shown, self._epoch).text

    def _doubt(self, is_next: bool) -> None:
        """What follows comes out of the log after the answer; what comes out of it already is looked at there."""
        now = self._clock()
        if not is_next:
            return self.put(partial(self._decide, now))
        self._feed.stop()
        return self.put(partial(self._decided, now))

    async def write(self) -> None:
        """Runs for as long as the socket lives; raises SocketClosed when it has to end."""
        while True:
            if self._feed.is_behind and self._queue.empty():
                await self._catch_up()
                continue
            self._is_waiting = True
            item = await self._queue.get()
            self._is_waiting = False
            match item:
                case None:
                    pass
                case str(text):
                    await self._say(text)
                    self._characters -= len(text)
                case step:
                    await step()

    async def _say(self, text: str) -> None:
        self._sending_since = self._clock()
        await self._send(text)
        self._sending_since = None
        self._sent += 1

    async def _subscribe(self, wanted: Subscribe) -> None:
        head, since = await self._place(wanted)
        if head.can_resume(since, wanted.epoch if wanted.since is not None else None):
            await self._begin("subscribed", since, head)
        else:
            await self._begin("resync", head.seq, head)
        self._feed.resume()
        self.settled()

    async def _place(self, wanted: Subscribe) -> tuple[Head, int]:
        """The head, and the number after which the client wants events: at first all since it connected."""
        connected_at, self._connected_at = self._connected_at, None
        if wanted.since is None and connected_at is not None:
            return connected_at, connected_at.seq
        head = await self._patiently(lambda: self._log.head(self.channel))
        return head, head.seq if wanted.since is None else wanted.since

    async def _started_anew(self, head: Head) -> None:
        await self._begin("resync", head.seq, head)
        self._feed.resume()
        self.settled()

    async def _begin(self, kind: str, at: int, head: Head) -> None:
        self._epoch = head.epoch
        await self._say(frames.position(kind, at, head.epoch))
        self._feed.start(at, head.seq)

    async def _decide(self, doubted_at: float) -> None:
        await self._patiently(lambda: self._reader.recheck(doubted_at))

    async def _decided(self, doubted_at: float) -> None:
        await self._decide(doubted_at)
        self._feed.resume()

    async def _catch_up(self) -> None:
        since = self._feed.last or 0
        events = await self._patiently(lambda: self._log.read(self.channel, since, PAGE_EVENTS))
        if events and events[0].seq != since + 1:
            head = await self._patiently(lambda: self._log.head(self.channel))
            return await self._begin("resync", head.seq, head)
        if not events:
            return self._feed.nothing_more()
        for event in events:
            if self._feed.is_stopped:
                return None
            if (shown := self._reader.shown(event)) is not None:
                await self._say(self._told_instead(shown, event.seq))
            self._feed.taken(event.seq)
            if self._reader.concerns(event):
                await self._decide(self._clock())
        return None

    async def _patiently(self, ask: Callable[[], Awaitable[Answer]]) -> Answer:
        while True:
            try:
                return await ask()
            except DatabaseAway:
                await asyncio.sleep(RETRY_SECONDS)
