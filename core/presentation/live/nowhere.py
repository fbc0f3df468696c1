"""Addresses that the sockets' process does not serve: a URLconf with none, so that the ordinary 404 is the answer."""

from typing import Any

from core.presentation.live.connection import Receive, Send
from core.presentation.live.ordinary import Answer
from core.presentation.views import not_found

urlpatterns: list[Any] = []
handler404 = not_found


class Nowhere:
    """An ASGI application for plain HTTP, and for handshakes (ASGI's websocket.http.response)."""

    def __init__(self, answer: Answer) -> None:
        self._answer = answer

    async def __call__(self, scope: dict[str, Any], receive: Receive, send: Send) -> None:
        if scope["type"] == "websocket":
            await receive()
        await self._answer({"method": "GET", **scope, "urlconf": __name__}, send)
