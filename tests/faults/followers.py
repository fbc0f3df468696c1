"""Many clients on one event loop, each as it should be: after any cut it comes back with the last number it saw."""

import asyncio
import random
import threading
from collections.abc import Callable, Sequence
from contextlib import suppress
from typing import Any

import orjson

from tests.e2e.people import Person
from tests.e2e.wire import PING, TEXT, Frames, Refused, pong, request

SILENCE = 40.0
SOON = (0.1, 0.6)


class Follower:
    """`seen` are the durable events as they came, each by its place in `Followers.frames`."""

    def __init__(self, crowd: "Followers", token: Callable[[], str]) -> None:
        self._crowd, self._token = crowd, token
        self.seen: list[int] = []
        self.last, self._epoch = 0, ""
        self.connections = self.resyncs = 0

    async def follow(self) -> None:
        while True:
            with suppress(OSError, EOFError, TimeoutError, Refused, asyncio.LimitOverrunError):
                await self._listen()
            await asyncio.sleep(random.uniform(*SOON))

    async def _listen(self) -> None:
        async with asyncio.timeout(SILENCE):
            reader, writer = await asyncio.open_connection("127.0.0.1", self._crowd.port)
        try:
            epoch = f"&epoch={self._epoch}" if self._epoch else ""
            writer.write(request(f"{self._crowd.path}?since={self.last}{epoch}", self._token()))
            async with asyncio.timeout(SILENCE):
                head = await reader.readuntil(b"\r\n\r\n")
            if not head.startswith(b"HTTP/1.1 101"):
                raise Refused(head)
            self.connections += 1
            await self._hear(reader, writer)
        finally:
            writer.transport.abort()

    async def _hear(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """Until the server ends it, or nothing comes any more, pings included."""
        frames = Frames()
        while data := await asyncio.wait_for(reader.read(2**16), SILENCE):
            for kind, payload in frames.take(data):
                if kind == TEXT:
                    self._take(payload)
                elif kind == PING:
                    writer.write(pong(payload))
                else:
                    return

    def _take(self, payload: bytes) -> None:
        place = self._crowd.place(payload)
        frame = self._crowd.frames[place]
        self.resyncs += frame["type"] == "resync"
        if "seq" in frame and frame["type"] not in ("subscribed", "resync"):
            self.seen.append(place)
            self.last, self._epoch = frame["seq"], frame["epoch"]


def token_of(person: Person) -> str:
    """The one that they have now."""
    return str(person.session["access_token"])


class Followers(threading.Thread):
    """A follower for each token; they are the same frames for all, and kept once."""

    def __init__(self, port: int, path: str, tokens: Sequence[Callable[[], str]]) -> None:
        super().__init__(daemon=True)
        self.port, self.path = port, path
        self.frames: list[dict[str, Any]] = []
        self._places: dict[bytes, int] = {}
        self.all = [Follower(self, token) for token in tokens]
        self._loop = asyncio.new_event_loop()

    def run(self) -> None:
        self._loop.run_until_complete(self._follow())

    def stop(self) -> None:
        self._loop.call_soon_threadsafe(self._task.cancel)
        self.join()

    def least(self) -> int:
        """The number that everybody has."""
        return min(follower.last for follower in self.all)

    def place(self, payload: bytes) -> int:
        place = self._places.setdefault(payload, len(self.frames))
        if place == len(self.frames):
            self.frames.append(orjson.loads(payload))
        return place

    async def _follow(self) -> None:
        self._task = asyncio.ensure_future(asyncio.gather(*(follower.follow() for follower in self.all)))
        with suppress(asyncio.CancelledError):
            await self._task
