"""A socket on one channel: who may open it, what it may send, how it ends."""

import asyncio
import logging
import time
from typing import Any
from urllib.parse import parse_qs

from channels.generic.websocket import AsyncWebsocketConsumer
from redis.exceptions import RedisError

from core.application.refusals import Unavailable
from core.domain.actor import Actor
from core.domain.errors import DomainError, NotAuthenticated
from core.domain.ids import new_id
from core.presentation.sockets import frames
from core.presentation.sockets.frames import Frame, MalformedFrame, Subscribe
from core.presentation.sockets.log import in_thread
from core.presentation.sockets.process import live
from core.presentation.sockets.reader import Reader, SlowReader

logger = logging.getLogger("videoplanet.live")

BAD_CREDENTIALS, NO_RIGHT, TOO_MANY, TOO_SLOW, TRY_LATER = 4401, 4403, 4429, 1013, 1013
SUBSCRIBE_SECONDS = 1.0
FRAMES_A_SECOND = 30


class LiveConsumer(AsyncWebsocketConsumer):  # type: ignore[misc]  # Channels has no types
    """Subclasses name the channel, let people in, and take the frames that only they know."""

    actor: Actor
    channel = ""
    reader: Reader | None = None
    _seat = ""
    _running: "asyncio.Task[None] | None" = None
    _timer: asyncio.TimerHandle | None = None
    _second, _in_second = 0, 0

    def authenticate(self, headers: dict[bytes, bytes], ticket: str | None) -> Actor:
        """In a thread. Raises NotAuthenticated."""
        raise NotAuthenticated

    def authorise(self, actor: Actor) -> str:
        """In a thread: the channel that this socket is on. Raises DomainError for whoever may not listen."""
        raise NotAuthenticated

    def ends_right(self, frame: Frame) -> bool:
        """Whether the frame may have ended the listener's right, so that it has to be asked for again."""
        return False

    async def receive_other(self, frame: dict[str, Any]) -> None:
        """A frame of a type that the kernel does not know."""
        raise MalformedFrame("socket.unknown_type")

    async def connect(self) -> None:
        query = parse_qs(self.scope["query_string"].decode("latin-1"))
        code = await self._let_in(query.get("ticket", [None])[0])
        await self.accept()
        if code is not None:
            await self.close(code)
            return
        head = await live().log.head(self.channel)
        self.reader = Reader(self.channel, live().log, self._send, name=self._seat)
        await live().hub.join(self.channel, self.reader)
        self._running = asyncio.create_task(self._run(self.reader))
        self._subscribe_from(query, head.seq)

    async def receive(self, text_data: str | None = None, bytes_data: bytes | None = None) -> None:
        if self.reader is None:
            return
        if self._is_flooding():
            await self.close(TOO_MANY)
            return
        try:
            await self._take(frames.parse(text_data))
        except MalformedFrame as fault:
            await self.send(frames.error(fault.code))

    async def disconnect(self, code: int) -> None:
        if self._timer is not None:
            self._timer.cancel()
        if self._running is not None:
            self._running.cancel()
        if self.reader is not None:
            live().hub.leave(self.channel, self.reader)
        await live().seats.give_back(self._seat)

    async def _let_in(self, ticket: str | None) -> int | None:
        try:
            self.actor = await in_thread(self.authenticate, dict(self.scope["headers"]), ticket)
            self.channel = await in_thread(self.authorise, self.actor)
        except NotAuthenticated:
            return BAD_CREDENTIALS
        except Unavailable:
            return TRY_LATER
        except DomainError:
            return NO_RIGHT
        self._seat = new_id().hex
        return None if await live().seats.take(str(self.actor.user_id), self._seat) else TOO_MANY

    def _subscribe_from(self, query: dict[str, list[str]], head: int) -> None:
        """At once by the address; else by the client's frame, or from now on when none comes."""
        since, epoch = query.get("since", [""])[0], query.get("epoch", [None])[0]
        assert self.reader is not None  # noqa: S101 - set by the only caller
        if since.isascii() and since.isdigit():
            self.reader.subscribe(Subscribe(int(since), epoch))
            return
        loop = asyncio.get_running_loop()
        self._timer = loop.call_later(SUBSCRIBE_SECONDS, self.reader.subscribe, Subscribe(head, None))

    async def _take(self, frame: dict[str, Any]) -> None:
        assert self.reader is not None  # noqa: S101 - receive() has looked
        if frame["type"] == "ping":
            await self.send(frames.text({"type": "pong"}))
        elif frame["type"] == "subscribe":
            wish = frames.subscription(frame)
            if self._timer is not None:
                self._timer.cancel()
            self.reader.subscribe(wish)
        else:
            await self.receive_other(frame)

    async def tell_others(self, kind: str, data: dict[str, Any]) -> None:
        """Ephemeral news to the others on the channel."""
        actor = {"id": str(self.actor.user_id), "name": self.actor.name}
        try:
            await live().tell(self.channel, self._seat, frames.ephemeral(kind, actor, data))
        except (RedisError, OSError):
            logger.info("ephemeral news lost")

    async def _run(self, reader: Reader) -> None:
        try:
            await reader.run()
        except SlowReader:
            await self.close(TOO_SLOW)
        except Exception:
            logger.exception("socket failed")
            await self.close(1011)

    async def _send(self, frame: Frame) -> None:
        await self.send(frame.text)
        if self.ends_right(frame):
            try:
                await in_thread(self.authorise, self.actor)
            except DomainError:
                await self.close(NO_RIGHT)

    def _is_flooding(self) -> bool:
        second = int(time.monotonic())
        if second != self._second:
            self._second, self._in_second = second, 0
        self._in_second += 1
        return self._in_second > FRAMES_A_SECOND
