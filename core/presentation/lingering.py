"""Refusing a big body early without the refusal getting lost.

A server that closes a connection with unread bytes in it resets it, and the front then reports a broken server instead
of our answer. So the answer goes out first, and what is still on its way is read and thrown away for a moment.
"""

import time
from collections.abc import Callable, Iterator

from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase

SMALL_BODY = 64 * 1024
LONGEST_SECONDS = 5.0
PIECE = 256 * 1024


class LingeringMiddleware:
    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self.get_response(request)
        if response.status_code < 400 or not isinstance(response, HttpResponse) or not _may_be_unread(request):
            return response
        return _then_drained(request, response)


def _may_be_unread(request: HttpRequest) -> bool:
    length = request.META.get("CONTENT_LENGTH") or "0"
    is_chunked = "chunked" in request.META.get("HTTP_TRANSFER_ENCODING", "").lower()
    return is_chunked or (length.isdigit() and int(length) > SMALL_BODY)


def _then_drained(request: HttpRequest, response: HttpResponse) -> StreamingHttpResponse:
    headers = dict(response.items()) | {"Content-Length": str(len(response.content))}
    return StreamingHttpResponse(_answer(request, response.content), status=response.status_code, headers=headers)


def _answer(request: HttpRequest, content: bytes) -> Iterator[bytes]:
    yield content
    body, deadline = request.META.get("wsgi.input"), time.monotonic() + LONGEST_SECONDS
    try:
        while body is not None and time.monotonic() < deadline and body.read(PIECE):
            pass
    except OSError:
        return
