"""Who came in to which channel, and what the context that owns the channel makes of it."""

from enum import Enum
from typing import Any, Final, Literal, Protocol
from uuid import UUID

from core.domain.stream import StreamEvent
from core.presentation.live.person import Hears, Hint, Person


class Instead(Enum):
    """What a reader may be told in place of an event."""

    RESYNC = "resync"


# What the event changes cannot be told to this reader: load over REST, then go on after the event.
RESYNC: Final = Instead.RESYNC
Shown = StreamEvent | Literal[Instead.RESYNC] | None

# A person, and the session that the socket was opened in.
Holder = tuple[UUID, UUID | None]


class Door(Protocol):
    """One for each socket. `user_id` counts its sockets; a guest's is the guest's id."""

    @property
    def user_id(self) -> UUID: ...

    @property
    def holder(self) -> Holder | None:
        """Whose session ends the socket (settings.LIVE_GUARD); None where `recheck` alone knows."""

    @property
    def channel(self) -> str: ...

    async def recheck(self, doubted_at: float) -> None:
        """Asks no earlier than at `doubted_at`, a time of the running loop.

        Raises SocketClosed when the right is gone, DatabaseAway when nobody can tell just now.
        """

    def concerns(self, event: StreamEvent) -> bool:
        """Whether the event makes the right, or what is shown, doubtful: all behind it waits for `recheck`."""

    def shown(self, event: StreamEvent) -> Shown:
        """The event as this reader may see it: itself (encoded once for all), another in its place, None or RESYNC."""

    @property
    def person(self) -> Person | None:
        """As whom the others see the reader; None where nobody is shown."""

    @property
    def hears(self) -> Hears | None:
        """Which news of the others the reader is told; None for all of them (encoded once)."""

    async def said(self, kind: str, body: dict[str, Any]) -> Hint | None:
        """What the others are told of a client's frame, if anything; raises FrameRefused."""
