"""The frames of the protocol: what clients may say, what they are told."""

from dataclasses import dataclass
from typing import Any
from urllib.parse import parse_qs

import orjson

from core.domain.actor import Actor
from core.domain.clock import rfc3339, utc_now
from core.domain.stream import StreamEvent
from core.presentation.problems import message


class FrameRefused(Exception):
    """A frame that is answered with an error; the socket stays. The words of `code` are in the message catalogue."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


@dataclass(frozen=True)
class Subscribe:
    """Events after `since`; without it live ones only. `epoch` is the one that `since` was counted in."""

    since: int | None = None
    epoch: str | None = None


@dataclass(frozen=True)
class Frame:
    """A durable event, encoded once for all sockets of the process."""

    event: StreamEvent
    text: str

    @property
    def seq(self) -> int:
        return self.event.seq


def parse(text: str) -> tuple[str, dict[str, Any]]:
    """The type and the body of a client's frame."""
    try:
        body = orjson.loads(text)
    except orjson.JSONDecodeError as error:
        raise FrameRefused("socket.malformed") from error
    if not isinstance(body, dict) or not isinstance(body.get("type"), str):
        raise FrameRefused("socket.malformed")
    return body["type"], body


def subscription(body: dict[str, Any]) -> Subscribe:
    since, epoch = body.get("since"), body.get("epoch")
    if since is not None and (not isinstance(since, int) or isinstance(since, bool) or since < 0):
        raise FrameRefused("socket.bad_since")
    if epoch is not None and not isinstance(epoch, str):
        raise FrameRefused("socket.malformed")
    return Subscribe(since, epoch)


def query_subscription(query: bytes) -> Subscribe | None:
    """The subscription that the address asks for, if it does."""
    given = parse_qs(query.decode("latin-1"), keep_blank_values=True)
    if "since" not in given:
        return None
    since = given["since"][-1]
    if not (since.isascii() and since.isdigit() and len(since) < 20):
        raise FrameRefused("socket.bad_since")
    return Subscribe(int(since), given.get("epoch", [None])[-1])


def durable(event: StreamEvent, epoch: str) -> dict[str, Any]:
    """An event as clients see it, in a socket's frame and in GET /v2/events."""
    return {
        "type": event.type,
        "seq": event.seq,
        "epoch": epoch,
        "at": rfc3339(event.at),
        "actor": event.actor,
        "client_id": event.client_id,
        "data": event.data,
    }


def durable_frame(event: StreamEvent, epoch: str) -> Frame:
    return Frame(event, encoded(durable(event, epoch)))


def ephemeral(kind: str, actor: Actor, data: dict[str, Any]) -> str:
    """News that nobody keeps: typing, presence, playhead."""
    told = {"id": str(actor.user_id), "name": actor.name}
    return encoded({"type": kind, "at": rfc3339(utc_now()), "actor": told, "data": data})


def position(kind: str, seq: int, epoch: str) -> str:
    """`subscribed` or `resync`: events after `seq` follow."""
    return encoded({"type": kind, "seq": seq, "epoch": epoch})


def error(refused: FrameRefused) -> str:
    return encoded({"type": "error", "code": refused.code, "detail": message(refused.code)[1]})


def encoded(frame: dict[str, Any]) -> str:
    return orjson.dumps(frame).decode()
