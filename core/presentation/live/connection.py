"""One socket from its acceptance to its end; every task that it starts ends with it."""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from contextlib import suppress
from typing import Any

from core.infrastructure.socket_metrics import count_closed, open_socket
from core.infrastructure.sockets import ENDED_HERE
from core.presentation.live import frames
from core.presentation.live.closing import CloseCode, SocketClosed
from core.presentation.live.door import Door
from core.presentation.live.endings import end
from core.presentation.live.event_log import DatabaseAway
from core.presentation.live.frames import FrameRefused, Subscribe
from core.presentation.live.hub import Hub
from core.presentation.live.limits import (
    FRAME_BYTES,
    FRAMES_A_SECOND,
    SEND_SECONDS,
    SUBSCRIBE_SECONDS,
    SUBSCRIPTIONS_A_SECOND,
    SUBSCRIPTIONS_AT_ONCE,
    Allowance,
)
from core.presentation.live.outlet import Hand, Outlet

logger = logging.getLogger("videoplanet.sockets")

Receive = Callable[[], Awaitable[dict[str, Any]]]
Send = Callable[[dict[str, Any]], Awaitable[None]]


class Connection:
    """`serve()` runs until either side ends the socket."""

    def __init__(self, door: Door, hub: Hub, receive: Receive, send: Send, hand: Hand) -> None:
        self._door, self._hub, self._receive, self._send = door, hub, receive, send
        self._outlet = Outlet(door, hub.log, self._send_text, hand)
        self._allowance = Allowance(FRAMES_A_SECOND)
        self._subscriptions = Allowance(SUBSCRIPTIONS_A_SECOND, at_once=SUBSCRIPTIONS_AT_ONCE)

    async def serve(self, query: bytes) -> None:
        """Accept, let in, serve, close."""
        try:
            async with self._hub.joined(self._outlet), self._hub.seats.taken(self._door.user_id):
                await self._send({"type": "websocket.accept"})
                with self._hub.rooms.entered(self._outlet, self._door), open_socket(self._door.channel):
                    closed = await self._run(query)
        except SocketClosed as refused:
            await refuse(self._send, refused)
        except DatabaseAway:
            await refuse(self._send, SocketClosed(CloseCode.TRY_AGAIN_LATER, "service.unavailable"))
        else:
            if closed is not None:
                await close(self._send, closed)

    async def _run(self, query: bytes) -> SocketClosed | None:
        loop = asyncio.get_running_loop()
        self._subscribe_by(query)
        timer = loop.call_later(SUBSCRIBE_SECONDS, self._subscribe_at_last)
        tasks = [loop.create_task(self._read()), loop.create_task(self._outlet.write())]
        try:
            ends: list[asyncio.Future[Any]] = [*tasks, self._outlet.ended]
            await asyncio.wait(ends, return_when=asyncio.FIRST_COMPLETED)
            return self._outcome(tasks)
        finally:
            timer.cancel()
            await end(tasks)
            self._outlet.count()

    def _outcome(self, tasks: list[asyncio.Task[None]]) -> SocketClosed | None:
        """Why it ended; None when the client went."""
        if self._outlet.ended.done():
            return self._outlet.ended.result()
        errors = [task.exception() for task in tasks if task.done()]
        closed = next((error for error in errors if error is not None), None)
        if closed is None or isinstance(closed, SocketClosed):
            return closed
        if isinstance(closed, OSError):
            return None
        logger.error("socket failed", exc_info=closed)
        return SocketClosed(CloseCode.FAILED, "server.error")

    def _subscribe_by(self, query: bytes) -> None:
        try:
            wanted = frames.query_subscription(query)
        except FrameRefused as refused:
            self._outlet.put(frames.error(refused))
        else:
            if wanted is not None:
                self._outlet.subscribe(wanted)

    def _subscribe_at_last(self) -> None:
        if not self._outlet.is_subscribing:
            self._outlet.subscribe(Subscribe())

    async def _read(self) -> None:
        while (message := await self._receive())["type"] != "websocket.disconnect":
            if not self._allowance.take():
                raise SocketClosed(CloseCode.TOO_MANY, "socket.too_many_frames")
            try:
                await self._take(message.get("text"))
            except FrameRefused as refused:
                self._outlet.put(frames.error(refused))
            except DatabaseAway:
                self._outlet.put(frames.error(FrameRefused("service.unavailable")))
        if message.get(ENDED_HERE):
            raise SocketClosed(CloseCode(message["code"]), message["reason"])

    async def _take(self, text: str | None) -> None:
        if text is None:
            raise FrameRefused("socket.binary_frame")
        if len(text.encode()) > FRAME_BYTES:
            raise SocketClosed(CloseCode.TOO_LARGE, "socket.too_large")
        kind, body = frames.parse(text)
        if kind == "ping":
            self._outlet.put(frames.encoded({"type": "pong"}))
        elif kind == "subscribe":
            wanted = frames.subscription(body)
            if not self._subscriptions.take():
                raise FrameRefused("socket.too_many_subscriptions")
            self._outlet.subscribe(wanted)
        elif kind == "presence" and self._door.person is not None:
            self._hub.rooms.act(self._outlet, is_idle=frames.is_idle(body))
        elif (hint := await self._door.said(kind, body)) is not None:
            self._hub.rooms.act(self._outlet, hint=hint)

    async def _send_text(self, text: str) -> None:
        await self._send({"type": "websocket.send", "text": text})


async def refuse(send: Send, closed: SocketClosed) -> None:
    """Accept and close, because browsers see the code of an accepted socket only."""
    await send({"type": "websocket.accept"})
    await close(send, closed)


async def close(send: Send, closed: SocketClosed) -> None:
    count_closed(closed.reason)
    with suppress(TimeoutError):
        async with asyncio.timeout(SEND_SECONDS):
            await send({"type": "websocket.close", "code": int(closed.code), "reason": closed.reason})
