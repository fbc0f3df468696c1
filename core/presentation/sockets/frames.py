"""Frames of the socket protocol: what goes out, encoded once; what comes in, parsed and judged."""

from dataclasses import dataclass
from typing import Any

import orjson

from core.domain.clock import rfc3339, utc_now
from core.infrastructure.streams import StreamEvent
from core.presentation.problems import message

LARGEST_FRAME = 64 * 1024


@dataclass(frozen=True, slots=True)
class Frame:
    """An event on its way out. `seq` is None for ephemeral news; `sender` is the connection that must not hear it."""

    text: str
    seq: int | None = None
    type: str = ""
    concerns: str = ""
    sender: str = ""


class MalformedFrame(ValueError):
    """`code` tells the client what is wrong with what it sent."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


@dataclass(frozen=True, slots=True)
class Subscribe:
    """Everything after `since`; None: from now on."""

    since: int | None
    epoch: str | None


def body_of(event: StreamEvent, epoch: str) -> dict[str, Any]:
    """A durable event as clients see it, on sockets and over REST."""
    return {
        "type": event.type,
        "seq": event.seq,
        "epoch": epoch,
        "at": rfc3339(event.at),
        "actor": event.actor,
        "client_id": event.client_id,
        "data": event.data,
    }


def durable(event: StreamEvent, epoch: str) -> Frame:
    concerns = str(event.data.get("user_id", ""))
    return Frame(text(body_of(event, epoch)), event.seq, event.type, concerns)


def ephemeral(kind: str, actor: dict[str, str], data: dict[str, Any]) -> str:
    return text({"type": kind, "at": rfc3339(utc_now()), "actor": actor, "data": data})


def error(code: str) -> str:
    return text({"type": "error", "code": code, "detail": message(code)[1]})


def text(body: dict[str, Any]) -> str:
    return orjson.dumps(body).decode()


def parse(content: str | None) -> dict[str, Any]:
    """The client's frame: a JSON object with a `type`. Raises MalformedFrame."""
    if content is None:
        raise MalformedFrame("socket.binary_frame")
    if len(content) > LARGEST_FRAME:
        raise MalformedFrame("socket.too_large")
    try:
        frame = orjson.loads(content)
    except orjson.JSONDecodeError as cause:
        raise MalformedFrame("socket.malformed") from cause
    if not isinstance(frame, dict) or not isinstance(frame.get("type"), str):
        raise MalformedFrame("socket.malformed")
    return frame


def subscription(frame: dict[str, Any]) -> Subscribe:
    """Raises MalformedFrame for a `since` that is no number from 0 or an `epoch` that is no text."""
    since, epoch = frame.get("since"), frame.get("epoch")
    if since is not None and (not isinstance(since, int) or isinstance(since, bool) or not 0 <= since < 2**63):
        raise MalformedFrame("socket.bad_since")
    if epoch is not None and not isinstance(epoch, str):
        raise MalformedFrame("socket.malformed")
    return Subscribe(since, epoch)
