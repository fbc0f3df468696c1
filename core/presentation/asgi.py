"""What the sockets' process does not serve: plain HTTP, and sockets at unknown addresses. Both get a problem."""

from collections.abc import Mapping
from typing import Any

from core.presentation.problems import document
from core.presentation.rendering import encode

_PROBLEM = (b"content-type", b"application/problem+json")


async def http_not_served(scope: dict[str, Any], receive: Any, send: Any) -> None:
    await problem(send, 404, "not_found")


async def socket_not_found(scope: dict[str, Any], receive: Any, send: Any) -> None:
    """Refuses the handshake (ASGI's websocket.http.response)."""
    await receive()
    await send({"type": "websocket.http.response.start", "status": 404, "headers": [_PROBLEM]})
    await send({"type": "websocket.http.response.body", "body": _body(404, "not_found")})


async def problem(send: Any, status: int, code: str, headers: Mapping[str, str] | None = None) -> None:
    more = [(name.lower().encode(), value.encode()) for name, value in (headers or {}).items()]
    await send({"type": "http.response.start", "status": status, "headers": [_PROBLEM, *more]})
    await send({"type": "http.response.body", "body": _body(status, code)})


def _body(status: int, code: str) -> bytes:
    return encode(document(status, code, request_id=""))
