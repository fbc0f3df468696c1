"""EventLog over PostgreSQL's streams."""

from collections.abc import Iterable

from core.domain.stream import Head, StreamEvent
from core.infrastructure import streams
from core.presentation.live.threads import ASKING, READING


class StreamLog:
    async def head(self, channel: str) -> Head:
        return await ASKING.ask(streams.head, channel)

    async def heads(self, channels: Iterable[str]) -> dict[str, int]:
        return await READING.ask(streams.heads, list(channels))

    async def read(self, channel: str, since: int, limit: int) -> list[StreamEvent]:
        return await READING.ask(streams.read, channel, since, limit=limit)
