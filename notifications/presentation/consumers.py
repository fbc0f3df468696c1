"""A person's own socket: their inbox, and whatever else is theirs alone."""

from typing import Any

from core.domain.actor import Actor
from core.domain.events import user_channel
from core.domain.stream import StreamEvent
from core.presentation.live.door import Shown
from core.presentation.live.endpoint import Endpoint
from core.presentation.live.frames import FrameRefused
from core.presentation.live.knocking import identified
from core.presentation.live.person import Hears, Hint, Person
from identity import api as identity


class PersonalDoor:
    """Somebody at their own channel, where nobody else is."""

    person: Person | None = None
    hears: Hears | None = None

    def __init__(self, actor: Actor) -> None:
        self.user_id, self.holder = actor.user_id, (actor.user_id, actor.session_id)
        self.channel = user_channel(actor.user_id)

    async def recheck(self, doubted_at: float) -> None:
        """It is theirs for as long as the session lasts, which the guard looks after."""

    def concerns(self, event: StreamEvent) -> bool:
        return False

    def shown(self, event: StreamEvent) -> Shown:
        return event

    async def said(self, kind: str, body: dict[str, Any]) -> Hint | None:
        raise FrameRefused("socket.unknown_type")


async def _let_in(scope: dict[str, Any]) -> PersonalDoor:
    return PersonalDoor(await identified(scope, identity.actor_of_token, identity.redeem_ticket))


# `ws/notifications`; 4401 without a valid credential.
personal_socket = Endpoint(_let_in)
