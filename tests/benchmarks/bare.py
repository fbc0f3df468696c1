"""`uvicorn tests.benchmarks.bare:application`: frames out of memory to every socket, and nothing else.

What the product's hub is measured beside. `POST` with `[[seconds, frame], …]` hands out each frame after so many
seconds, and answers with the microseconds since 1970 at which each was due: what is late counts as late.
"""

import asyncio
import time
from typing import Any

import orjson

_SENDS: list[Any] = []


async def application(scope: dict[str, Any], receive: Any, send: Any) -> None:
    if scope["type"] == "websocket":
        await _listens(receive, send)
    else:
        began = await _broadcast(orjson.loads(await _body(receive) or b"[]"))
        await send({"type": "http.response.start", "status": 200, "headers": []})
        await send({"type": "http.response.body", "body": orjson.dumps(began)})


async def _listens(receive: Any, send: Any) -> None:
    await receive()
    await send({"type": "websocket.accept"})
    await send({"type": "websocket.send", "text": '{"type":"subscribed"}'})
    _SENDS.append(send)
    while (await receive())["type"] != "websocket.disconnect":
        pass
    _SENDS.remove(send)


async def _broadcast(frames: list[tuple[float, str]]) -> list[int]:
    loop, now = asyncio.get_running_loop(), time.time_ns() // 1000
    start = loop.time()
    for after, frame in frames:
        await asyncio.sleep(max(0.0, start + after - loop.time()))
        for send in _SENDS:
            await send({"type": "websocket.send", "text": frame})
    return [now + round(after * 1_000_000) for after, _ in frames]


async def _body(receive: Any) -> bytes:
    body, more = b"", True
    while more:
        message = await receive()
        body, more = body + message["body"], message["more_body"]
    return body
