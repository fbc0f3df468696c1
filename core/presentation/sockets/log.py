"""The durable log, asked from the event loop in threads that keep their database connections."""

from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from typing import Any, Protocol, TypeVar

from channels.db import database_sync_to_async

from core.infrastructure import streams
from core.infrastructure.streams import Head, StreamEvent

Value = TypeVar("Value")
THREADS = 4
_threads = ThreadPoolExecutor(THREADS, thread_name_prefix="log")


class Log(Protocol):
    """What the hub and its connections read; see core.infrastructure.streams."""

    async def head(self, channel: str) -> Head: ...

    async def heads(self, channels: Iterable[str]) -> dict[str, int]: ...

    async def read(self, channel: str, since: int) -> list[StreamEvent]: ...


class DatabaseLog:
    async def head(self, channel: str) -> Head:
        return await in_thread(streams.head, channel)

    async def heads(self, channels: Iterable[str]) -> dict[str, int]:
        return await in_thread(streams.heads, list(channels))

    async def read(self, channel: str, since: int) -> list[StreamEvent]:
        return await in_thread(streams.read, channel, since)


async def in_thread(call: Callable[..., Value], *arguments: Any) -> Value:
    """Run what uses the database away from the event loop."""
    run = database_sync_to_async(call, thread_sensitive=False, executor=_threads)
    answer: Value = await run(*arguments)
    return answer
