"""An address of sockets as an ASGI application: who knocks is let in by a door, or told why not."""

from collections.abc import Awaitable, Callable
from typing import Any, TypeVar

from core.application.refusals import Unavailable
from core.domain.errors import DomainError
from core.infrastructure.origin import coming_from
from core.infrastructure.sockets import HAND
from core.presentation.denials import note_refusal
from core.presentation.live.closing import CloseCode, SocketClosed
from core.presentation.live.connection import Connection, Receive, Send, refuse
from core.presentation.live.door import Door
from core.presentation.live.event_log import DatabaseAway
from core.presentation.live.hub import hub
from core.presentation.live.threads import ASKING
from core.presentation.origin import origin_of_scope

Answer = TypeVar("Answer")
Scope = dict[str, Any]


class Endpoint:
    """`let_in` raises SocketClosed for whom it does not let in, DatabaseAway when nobody can tell just now."""

    def __init__(self, let_in: Callable[[Scope], Awaitable[Door]]) -> None:
        self._let_in = let_in

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        await receive()
        try:
            with coming_from(origin_of_scope(scope)):
                door = await self._let_in(scope)
        except SocketClosed as refused:
            return await refuse(send, refused)
        except DatabaseAway:
            return await refuse(send, SocketClosed(CloseCode.TRY_AGAIN_LATER, "service.unavailable"))
        hand = scope.get("extensions", {}).get(HAND, {}).get("hand", _never)
        await Connection(door, hub(), receive, send, hand).serve(scope["query_string"])
        return None


def _never(frame: bytes) -> bool:
    """Of a server that is not ours."""
    return False


async def asked(refusal: CloseCode, question: Callable[[], Answer]) -> Answer:
    """The answer to a question for the database; a refusal closes the socket with `refusal`."""
    try:
        return await ASKING.ask(question)
    except Unavailable as error:
        raise SocketClosed(CloseCode.TRY_AGAIN_LATER, error.code) from error
    except DomainError as error:
        if refusal is CloseCode.UNAUTHENTICATED:
            await ASKING.ask(note_refusal, error, None, None)
        raise SocketClosed(refusal, error.code) from error
