"""A stream as its readers see it: where it stands, and what was committed to it."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any


@dataclass(frozen=True)
class Head:
    """Where a stream stands: `seq` its last number, `oldest` the last one that retention dropped."""

    seq: int
    oldest: int
    epoch: str

    def can_resume(self, since: int, epoch: str | None) -> bool:
        """Whether a reader that has seen `since` in `epoch` can go on without a gap."""
        return epoch in (None, self.epoch) and self.oldest <= since <= self.seq


@dataclass(frozen=True)
class StreamEvent:
    """A durable event as it was committed. `actor` is `{id, name}`."""

    channel: str
    seq: int
    type: str
    at: datetime
    actor: dict[str, Any]
    client_id: str
    data: dict[str, Any]
