"""By what somebody who knocks at a socket shows who they are."""

from collections.abc import Callable
from functools import partial
from typing import Any, TypeVar
from urllib.parse import parse_qs

from core.presentation.live.closing import CloseCode, SocketClosed
from core.presentation.live.endpoint import asked

Caller = TypeVar("Caller")


async def identified(
    scope: dict[str, Any], of_token: Callable[[str], Caller], of_ticket: Callable[[str], Caller]
) -> Caller:
    """By the Authorization header or a one-use ticket; a token in the address is never looked at."""
    ticket = parse_qs(scope["query_string"].decode("latin-1")).get("ticket", [""])[-1]
    if (token := bearer(scope)) is not None:
        return await asked(CloseCode.UNAUTHENTICATED, partial(of_token, token))
    if not ticket or "." in ticket:
        raise SocketClosed(CloseCode.UNAUTHENTICATED, "auth.required")
    return await asked(CloseCode.UNAUTHENTICATED, partial(of_ticket, ticket))


def bearer(scope: dict[str, Any]) -> str | None:
    """The token of the Authorization header."""
    header = dict(scope["headers"]).get(b"authorization", b"").decode("latin-1")
    scheme, _, token = header.partition(" ")
    return token.strip() if scheme.lower() == "bearer" else None
