"""All other addresses of the sockets process: a URLconf with whether it lives, so that the rest is the ordinary 404."""

from typing import Any

from django.urls import path

from core.presentation import health
from core.presentation.live.connection import Receive, Send
from core.presentation.live.ordinary import Answer
from core.presentation.views import not_found

urlpatterns: list[Any] = [path("health/live", health.live)]
handler404 = not_found


class Nowhere:
    """An ASGI application for plain HTTP, and for handshakes (ASGI's websocket.http.response)."""

    def __init__(self, answer: Answer) -> None:
        self._answer = answer

    async def __call__(self, scope: dict[str, Any], receive: Receive, send: Send) -> None:
        if scope["type"] == "websocket":
            await receive()
        await self._answer({"method": "GET", **scope, "urlconf": __name__}, send)
