"""The sockets' process answers plain HTTP with a problem, so that a misrouted request is understood."""

from typing import Any

from core.presentation.problems import document
from core.presentation.rendering import encode


async def http_not_served(scope: dict[str, Any], receive: Any, send: Any) -> None:
    headers = [(b"content-type", b"application/problem+json")]
    await send({"type": "http.response.start", "status": 404, "headers": headers})
    await send({"type": "http.response.body", "body": encode(document(404, "not_found", request_id=""))})
