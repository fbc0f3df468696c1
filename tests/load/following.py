"""Somebody follows a project on its socket; a number that is missing or comes twice is a failure."""

import json
import random
import time
from typing import Any

from websockets.exceptions import WebSocketException
from websockets.sync.client import connect

SHORTEST, LONGEST = 30.0, 90.0


def follow(environment: Any, project_id: str, token: str) -> None:
    began, seen = time.perf_counter(), 0
    try:
        address = environment.host.replace("http", "ws", 1) + f"/ws/feedback/{project_id}"
        headers = {"Authorization": f"Bearer {token}"}
        with connect(address, additional_headers=headers, open_timeout=30) as socket:
            socket.send(json.dumps({"type": "subscribe"}))
            _told(environment, "socket opened", (time.perf_counter() - began) * 1000)
            seen = _heard(socket, random.uniform(SHORTEST, LONGEST))
    except (WebSocketException, OSError, Gap) as error:
        _told(environment, "socket followed", 0, error)
    else:
        _told(environment, "socket followed", 0, length=seen)


class Gap(Exception):
    """Events did not come one after the other."""


def _heard(socket: Any, seconds: float) -> int:
    """How many events came, each the next one."""
    ends, last, seen = time.monotonic() + seconds, None, 0
    while (left := ends - time.monotonic()) > 0:
        try:
            frame = json.loads(socket.recv(left))
        except TimeoutError:
            break
        for each in frame["frames"] if frame["type"] == "batch" else [frame]:
            if "seq" not in each:
                continue
            if last is not None and each["type"] not in ("subscribed", "resync") and each["seq"] != last + 1:
                raise Gap(f"{each['seq']} after {last}")
            last, seen = each["seq"], seen + 1
    return seen


def _told(environment: Any, name: str, milliseconds: float, error: Exception | None = None, length: int = 0) -> None:
    environment.events.request.fire(
        request_type="WS", name=name, response_time=milliseconds, response_length=length, exception=error, context={}
    )
