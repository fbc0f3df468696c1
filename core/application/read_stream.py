"""Reading on in a stream after a number, for whoever asks instead of listening."""

from dataclasses import dataclass
from typing import Protocol

from core.domain.stream import Head, StreamEvent


class Streams(Protocol):
    """The durable streams."""

    def head(self, channel: str) -> Head: ...

    def read(self, channel: str, since: int, *, limit: int) -> list[StreamEvent]:
        """Up to `limit` events after `since`, in order."""
        ...


@dataclass(frozen=True, kw_only=True)
class ReadOn:
    """Up to `limit` events after number `since` of `epoch` (None: of the present one)."""

    since: int
    epoch: str | None
    limit: int


@dataclass(frozen=True)
class EventsPage:
    """`seq` is the place to go on from; `resync`: the wish cannot be kept without a gap."""

    events: list[StreamEvent]
    seq: int
    epoch: str
    has_more: bool
    resync: bool


def read_stream(channel: str, wish: ReadOn, *, log: Streams) -> EventsPage:
    """The caller may read the channel."""
    head = log.head(channel)
    events = log.read(channel, wish.since, limit=wish.limit)
    # Retention may drop events between the two questions.
    is_whole = not events or events[0].seq == wish.since + 1
    if not head.can_resume(wish.since, wish.epoch) or not is_whole:
        return EventsPage([], head.seq, head.epoch, has_more=False, resync=True)
    read_to = events[-1].seq if events else head.seq
    return EventsPage(events, read_to, head.epoch, has_more=read_to < head.seq, resync=False)
