"""What the hub hands the events of a channel to: a socket's outlet, or a question that waits."""

from typing import Protocol

from core.domain.stream import Head
from core.presentation.live.closing import SocketClosed
from core.presentation.live.door import Holder
from core.presentation.live.frames import Run


class Listener(Protocol):
    @property
    def channel(self) -> str: ...

    @property
    def holder(self) -> Holder | None: ...

    def connected(self, head: Head) -> None:
        """Where the stream stood when the listener had been joined to it: what comes later is offered."""

    def offer(self, run: Run) -> None:
        """Durable events pass by."""

    def restart(self, head: Head) -> None:
        """The stream went backwards or began anew."""

    def beat(self) -> None:
        """Every few seconds."""

    def end(self, closed: SocketClosed) -> None:
        """The holder may no longer listen."""
