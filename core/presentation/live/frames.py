"""The frames of the protocol: what clients may say, what they are told."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any
from urllib.parse import parse_qs

import orjson

from core.domain.clock import rfc3339, utc_now
from core.domain.stream import StreamEvent
from core.presentation.live.person import News, Person, Standing
from core.presentation.problems import message

_WHOLE_TEXT = 0x81

# What a server of websockets buffers for a reader before it waits.
RUN_BYTES = 64 * 1024
# So many frames a tick are no storm, and simple to read.
FEW = 3


class FrameRefused(Exception):
    """A frame that is answered with an error; the socket stays. The words of `code` are in the message catalogue;
    `field` is the part of the frame that is wrong, where it is one."""

    def __init__(self, code: str, field: str = "") -> None:
        super().__init__(code)
        self.code, self.field = code, field


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

    @cached_property
    def wire(self) -> bytes:
        """As a whole, uncompressed WebSocket frame (RFC 6455, 5.2), which is the same for every client."""
        payload = self.text.encode()
        size = len(payload)
        if size < 126:
            return bytes([_WHOLE_TEXT, size]) + payload
        if size < 2**16:
            return bytes([_WHOLE_TEXT, 126]) + size.to_bytes(2) + payload
        return bytes([_WHOLE_TEXT, 127]) + size.to_bytes(8) + payload

    @property
    def seq(self) -> int:
        return self.event.seq


@dataclass(frozen=True)
class Run:
    """Durable events that follow each other without a gap, for one system call a socket instead of one each."""

    frames: Sequence[Frame]

    @cached_property
    def wire(self) -> bytes:
        return b"".join(frame.wire for frame in self.frames)

    @property
    def first(self) -> int:
        return self.frames[0].seq

    @property
    def last(self) -> int:
        return self.frames[-1].seq


def runs(frames: Iterable[Frame]) -> Iterator[Run]:
    """Frames in order, a run being as long as it has no gap and RUN_BYTES, or one frame."""
    run: list[Frame] = []
    size = 0
    for frame in frames:
        size += len(frame.wire)
        if run and (size > RUN_BYTES or frame.seq != run[-1].seq + 1):
            yield Run(run)
            run, size = [], len(frame.wire)
        run.append(frame)
    if run:
        yield Run(run)


def parse(text: str) -> tuple[str, dict[str, Any]]:
    """The type and the body of a client's frame."""
    try:
        body = orjson.loads(text)
    except orjson.JSONDecodeError as error:
        raise FrameRefused("socket.malformed") from error
    if not isinstance(body, dict):
        raise FrameRefused("socket.malformed")
    if not isinstance(body.get("type"), str):
        raise FrameRefused("socket.malformed", "type")
    return body["type"], body


def subscription(body: dict[str, Any]) -> Subscribe:
    since, epoch = body.get("since"), body.get("epoch")
    if since is not None and (not isinstance(since, int) or isinstance(since, bool) or since < 0):
        raise FrameRefused("socket.bad_since")
    if epoch is not None and not isinstance(epoch, str):
        raise FrameRefused("socket.malformed", "epoch")
    return Subscribe(since, epoch)


def is_idle(body: dict[str, Any]) -> bool:
    """What a `presence` frame says of its sender."""
    if body.get("state") not in ("idle", "active"):
        raise FrameRefused("socket.malformed", "state")
    return bool(body["state"] == "idle")


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


def news(told: News) -> str:
    """What nobody keeps: typing, presence, playhead."""
    frame = {"type": told.kind, "at": rfc3339(utc_now()), "actor": person(told.person), "data": told.data}
    return encoded(frame)


def together(texts: Sequence[str]) -> Sequence[str]:
    """News of one tick: a few as they are, more of them as one `batch`."""
    return texts if len(texts) <= FEW else (f'{{"type":"batch","frames":[{",".join(texts)}]}}',)


def people(told: Iterable[Standing]) -> str:
    """`presence.state`: everybody who is there, and what they do."""
    rows = [
        person(each.person)
        | {"state": "idle" if each.is_idle else "active"}
        | {"hints": [{"type": hint.kind, "data": hint.data} for hint in each.hints.values()]}
        for each in told
    ]
    return encoded({"type": "presence.state", "at": rfc3339(utc_now()), "data": {"people": rows}})


def person(who: Person) -> dict[str, Any]:
    return {"id": str(who.id), "name": who.name, "is_guest": who.is_guest}


def position(kind: str, seq: int, epoch: str) -> str:
    """`subscribed` or `resync`: events after `seq` follow."""
    return encoded({"type": kind, "seq": seq, "epoch": epoch})


def error(refused: FrameRefused) -> str:
    words = "socket.wrong_field" if refused.field else refused.code
    return encoded({"type": "error", "code": refused.code, "detail": message(words, {"field": refused.field})[1]})


def encoded(frame: dict[str, Any]) -> str:
    return orjson.dumps(frame).decode()
