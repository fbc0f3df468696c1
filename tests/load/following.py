"""Somebody follows a project on its socket and types there now and then; a number that is missing or comes twice is a
failure, and so is a frame that is refused."""

import json
import random
import time
from collections.abc import Iterator
from typing import Any

from websockets.exceptions import WebSocketException
from websockets.sync.client import connect

SHORTEST, LONGEST = 30.0, 90.0
TYPES_EVERY = 4.0


def follow(environment: Any, project_id: str, note: str, token: str) -> None:
    """`events heard` is told only where some came."""
    began = time.perf_counter()
    try:
        address = environment.host.replace("http", "ws", 1) + f"/ws/feedback/{project_id}"
        headers = {"Authorization": f"Bearer {token}"}
        with connect(address, additional_headers=headers, open_timeout=30) as socket:
            socket.send(json.dumps({"type": "subscribe"}))
            _told(environment, "socket opened", (time.perf_counter() - began) * 1000)
            seen = heard(socket, note, random.uniform(SHORTEST, LONGEST))
    except (WebSocketException, OSError, Gap, Refused) as error:
        _told(environment, "socket followed", 0, error)
        return
    _told(environment, "socket followed", 0)
    if seen:
        _told(environment, "events heard", 0, length=seen)


class Gap(Exception):
    """Events did not come one after the other."""


class Refused(Exception):
    """What was said is answered with an error."""


def heard(socket: Any, note: str, seconds: float, types_every: float = TYPES_EVERY) -> int:
    """How many events came, each the next one."""
    began, last, seen = time.monotonic(), None, 0
    ends, types_at = began + seconds, began + types_every
    while (now := time.monotonic()) < ends:
        if now >= types_at:
            socket.send(json.dumps({"type": "typing", "feedback_id": note, "active": True}))
            types_at += types_every
        try:
            frame = json.loads(socket.recv(max(0.0, min(types_at, ends) - now)))
        except TimeoutError:
            continue
        for each in _numbered(frame):
            told_where_it_is = each["type"] in ("subscribed", "resync")
            if last is not None and not told_where_it_is and each["seq"] != last + 1:
                raise Gap(f"{each['seq']} after {last}")
            last, seen = each["seq"], seen + (not told_where_it_is)
    return seen


def _numbered(frame: dict[str, Any]) -> Iterator[dict[str, Any]]:
    if frame["type"] == "error":
        raise Refused(frame["code"])
    yield from (each for each in (frame["frames"] if frame["type"] == "batch" else [frame]) if "seq" in each)


def _told(environment: Any, name: str, milliseconds: float, error: Exception | None = None, length: int = 0) -> None:
    environment.events.request.fire(
        request_type="WS", name=name, response_time=milliseconds, response_length=length, exception=error, context={}
    )
