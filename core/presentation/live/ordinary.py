"""Answers of the ordinary views from the sockets' process."""

from collections.abc import Awaitable, Callable
from io import BytesIO
from typing import Any

from django.core.handlers.asgi import ASGIRequest
from django.core.handlers.wsgi import WSGIHandler
from django.core.signals import request_started
from django.http import HttpResponseBase

from core.presentation.live.connection import Send
from core.presentation.live.threads import ANSWERING

Answer = Callable[[dict[str, Any], Send], Awaitable[None]]


class OrdinaryViews:
    """Runs a request without a body in a thread with a connection to the database that is kept.

    `urlconf` in the scope stands for settings.ROOT_URLCONF.
    """

    def __init__(self) -> None:
        self._handler = WSGIHandler()

    async def __call__(self, scope: dict[str, Any], send: Send) -> None:
        status, headers, content = await ANSWERING.ask(self._answer, scope)
        kind = "websocket.http.response" if scope["type"] == "websocket" else "http.response"
        await send({"type": f"{kind}.start", "status": status, "headers": headers})
        await send({"type": f"{kind}.body", "body": content})

    def _answer(self, scope: dict[str, Any]) -> tuple[int, list[tuple[bytes, bytes]], bytes]:
        request_started.send(sender=type(self), scope=scope)
        request = ASGIRequest(scope, BytesIO())
        if "urlconf" in scope:
            request.urlconf = scope["urlconf"]
        response = self._handler.get_response(request)
        try:
            return response.status_code, _headers(response), b"".join(response)
        finally:
            response.close()


def _headers(response: HttpResponseBase) -> list[tuple[bytes, bytes]]:
    return [(name.encode("latin-1"), value.encode("latin-1")) for name, value in response.items()]
