"""What the sockets' process does not serve: plain HTTP, and sockets at unknown addresses. Both get a problem."""

from typing import Any

from core.presentation.problems import document
from core.presentation.rendering import encode

_HEADERS = [(b"content-type", b"application/problem+json")]


async def http_not_served(scope: dict[str, Any], receive: Any, send: Any) -> None:
    await send({"type": "http.response.start", "status": 404, "headers": _HEADERS})
    await send({"type": "http.response.body", "body": _not_found()})


async def socket_not_found(scope: dict[str, Any], receive: Any, send: Any) -> None:
    """Refuses the handshake (ASGI's websocket.http.response)."""
    await receive()
    await send({"type": "websocket.http.response.start", "status": 404, "headers": _HEADERS})
    await send({"type": "websocket.http.response.body", "body": _not_found()})


def _not_found() -> bytes:
    return encode(document(404, "not_found", request_id=""))
