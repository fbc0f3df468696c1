"""`granian --interface asgi …:application`: a constant of the size that the path names."""

from functools import cache
from typing import Any

_HEADERS = [(b"content-type", b"application/json")]


@cache
def body(size: int) -> bytes:
    return b'"' + b"x" * (size - 2) + b'"'


async def application(scope: dict[str, Any], receive: Any, send: Any) -> None:
    if scope["type"] != "http":
        return
    content = body(int(scope["path"].rpartition("/")[2]))
    length = (b"content-length", str(len(content)).encode())
    await send({"type": "http.response.start", "status": 200, "headers": [*_HEADERS, length]})
    await send({"type": "http.response.body", "body": content})
