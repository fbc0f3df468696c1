"""Answers that are given while a body is still on its way, as refusals often are.

A server that closes a connection with unread bytes in it resets it, and the front then tears our answer or reports a
broken server instead. So what the product left of a small body, which the front hands over as a whole, is read before
the answer leaves. With a big one the answer goes first, and what is still on its way is thrown away for a moment.
"""

import math
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from typing import Any

Application = Callable[[dict[str, Any], Callable[..., Any]], Iterable[bytes]]

# As much as config/Caddyfile buffers, so that nobody holds a thread by sending the rest slowly.
SMALL_BODY = 64 * 1024
LONGEST_SECONDS = 5.0
PIECE = 256 * 1024


class Lingering:
    """A WSGI application whose answers nobody tears."""

    def __init__(self, application: Application) -> None:
        self._application = application

    def __call__(self, environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        length = _length_of(environ)
        if not length:
            return self._application(environ, start_response)
        body, head = _Body(environ["wsgi.input"], length), _Head()
        answer = self._application(environ | {"wsgi.input": body}, head)
        if length <= SMALL_BODY:
            body.throw_away()
        if length <= SMALL_BODY or body.is_whole:
            head.pass_on(start_response)
            return answer
        # The front holds an answer of a known length together until it has all of it.
        head.pass_on(start_response, getattr(answer, "content", None))
        return _Drained(answer, body)


class _Body:
    """What a client sends, and whether all of it was read."""

    def __init__(self, source: Any, length: float) -> None:
        self._source, self._left = source, length

    @property
    def is_whole(self) -> bool:
        return self._left <= 0

    def read(self, size: int = -1, /) -> bytes:
        return self._counted(self._source.read(size)) if size else b""

    def readline(self, size: int = -1, /) -> bytes:
        return self._counted(self._source.readline(size)) if size else b""

    def throw_away(self) -> None:
        """Read the rest, unless that takes too long or the client is gone."""
        deadline = time.monotonic() + LONGEST_SECONDS
        with suppress(OSError):
            while not self.is_whole and time.monotonic() < deadline:
                self.read(PIECE)

    def _counted(self, piece: bytes) -> bytes:
        self._left = self._left - len(piece) if piece else 0
        return piece


class _Head:
    """What `start_response` is told, until it is passed on."""

    def __call__(self, status: str, headers: list[tuple[str, str]], exc_info: Any = None) -> None:
        self._status, self._headers = status, headers

    def pass_on(self, start_response: Callable[..., Any], content: bytes | None = None) -> None:
        length = [] if content is None else [("Content-Length", str(len(content)))]
        known = [each for each in self._headers if not length or each[0].lower() != "content-length"]
        start_response(self._status, known + length)


class _Drained:
    """An answer, then the rest of what it answers."""

    def __init__(self, answer: Iterable[bytes], body: _Body) -> None:
        self._answer, self._body = answer, body

    def __iter__(self) -> Iterator[bytes]:
        yield from self._answer
        self._body.throw_away()

    def close(self) -> None:
        """As WSGI wants it: the answer learns that it was sent."""
        if hasattr(self._answer, "close"):
            self._answer.close()


def _length_of(environ: dict[str, Any]) -> float:
    """Of the body, as far as the head tells; a chunked one may have any."""
    if "chunked" in environ.get("HTTP_TRANSFER_ENCODING", "").lower():
        return math.inf
    length = environ.get("CONTENT_LENGTH") or ""
    return int(length) if length.isdecimal() else 0
