"""The rooms of one process, and how the processes tell each other over Redis who is in theirs.

Changes go out as they come, the whole of a room when somebody asks or a message may have been lost. A process that is
not heard of any more took its people along; without Redis every process shows its own.
"""

import asyncio
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import partial
from uuid import UUID

from redis.asyncio import Redis
from redis.exceptions import RedisError

from core.domain.ids import new_id
from core.infrastructure.ephemeral import EPHEMERAL_PREFIX, NOBODY
from core.presentation.live.door import Door
from core.presentation.live.limits import PROCESS_SECONDS, REPORTS_WAITING
from core.presentation.live.outlet import Outlet
from core.presentation.live.person import Hint, Standing
from core.presentation.live.reports import Kind, Report, news_of, process_of, report_of
from core.presentation.live.room import Room

# Where the processes show that they live, for all rooms at once.
PROCESSES = "processes"


class Rooms:
    """`run()` sends what is to be told, in order."""

    def __init__(self, redis: "Redis") -> None:
        self._redis, self._process = redis, new_id()
        self._rooms: dict[str, Room] = {}
        self._heard: dict[UUID, float] = {}
        self._waiting: asyncio.Queue[tuple[str, Report]] = asyncio.Queue(REPORTS_WAITING)
        self._unsent: set[str] = set()
        self._is_away = False

    @contextmanager
    def entered(self, outlet: Outlet, door: Door) -> Iterator[None]:
        """The others see the person for as long as the block lasts; nobody is shown at a door without one."""
        if door.person is None:
            yield
            return
        channel = outlet.channel
        if channel not in self._rooms:
            self._rooms[channel] = Room(partial(self._send, channel, Kind.CHANGES))
            self._say_hello(channel)
        room = self._rooms[channel]
        outlet.settled = partial(room.settled, outlet)
        room.enter(outlet, door, time.monotonic())
        try:
            yield
        finally:
            room.leave(outlet)
            if room.is_empty:
                room.close()
                del self._rooms[channel]
                self._send(channel, Kind.WHOLE, {})

    def act(self, outlet: Outlet, *, is_idle: bool = False, hint: Hint | None = None) -> None:
        if room := self._rooms.get(outlet.channel):
            room.act(outlet, time.monotonic(), is_idle=is_idle, hint=hint)

    def listening(self, channel: str) -> None:
        """What was said before the subscription stood was lost, in both directions."""
        self._is_away = False
        if channel in self._rooms:
            self._say_hello(channel)

    def told(self, channel: str, body: bytes) -> None:
        process = process_of(body)
        if process is None or process == self._process:
            return
        if process == NOBODY:
            self._news(channel, body)
            return
        if process not in self._heard:
            for each in self._rooms:
                self._say_hello(each)
        self._heard[process] = time.monotonic()
        if (room := self._rooms.get(channel)) and (report := report_of(body)):
            room.report(process, report.people, is_whole=report.is_whole)
            if report.kind is Kind.HELLO:
                self._send(channel, Kind.WHOLE, room.presence.own())

    def _news(self, channel: str, body: bytes) -> None:
        if (room := self._rooms.get(channel)) and (told := news_of(body)):
            room.hear(told)

    def beat(self) -> None:
        """Every few seconds: show that this process lives, and look who does not."""
        now = time.monotonic()
        for process in [process for process, at in self._heard.items() if now - at > PROCESS_SECONDS]:
            del self._heard[process]
            for room in self._rooms.values():
                room.lose(process)
        for room in self._rooms.values():
            room.beat(now)
        if self._rooms:
            self._send(PROCESSES, Kind.ALIVE, {})

    async def run(self) -> None:
        while True:
            channel, report = await self._waiting.get()
            if self._is_away and report.kind is not Kind.ALIVE:
                self._unsent.add(channel)
                continue
            try:
                await self._redis.publish(EPHEMERAL_PREFIX + channel, report.encoded())
            except (RedisError, OSError):
                self._is_away = True
                self._unsent.add(channel)
            else:
                self._is_away = False
                self._make_up()

    def _make_up(self) -> None:
        unsent, self._unsent = self._unsent, set()
        for channel in unsent & self._rooms.keys():
            self._say_hello(channel)

    def _say_hello(self, channel: str) -> None:
        self._send(channel, Kind.HELLO, self._rooms[channel].presence.own())

    def _send(self, channel: str, kind: Kind, people: Mapping[UUID, Standing | None]) -> None:
        try:
            self._waiting.put_nowait((channel, Report(self._process, kind, people)))
        except asyncio.QueueFull:
            self._unsent.add(channel)
