"""The port to the streams, as readers on an event loop ask for it."""

from collections.abc import Iterable
from typing import Protocol

from core.domain.stream import Head, StreamEvent


class DatabaseAway(Exception):
    """The database does not answer just now; ask again."""


class EventLog(Protocol):
    """Every call raises DatabaseAway when there is no answer."""

    async def head(self, channel: str) -> Head: ...

    async def heads(self, channels: Iterable[str]) -> dict[str, int]:
        """The last number of each channel, in one statement."""

    async def read(self, channel: str, since: int, limit: int) -> list[StreamEvent]:
        """Up to `limit` events after `since`, in order."""
