"""uvicorn's protocols with our closing manners, for its options `--ws` and `--http`."""

import asyncio
import logging
from asyncio import TimerHandle
from http import HTTPStatus
from typing import Any
from weakref import WeakKeyDictionary

from uvicorn.protocols.http.h11_impl import H11Protocol
from uvicorn.protocols.websockets.websockets_sansio_impl import WebSocketsSansIOProtocol
from websockets.frames import Frame
from websockets.http11 import Request

NO_PONG, TOO_MANY = 4408, 4429
# Frames that bring no message to anybody, so that nobody else counts them: pings, pongs, pieces that others follow.
EMPTY_FRAMES_A_SECOND = 100
# An extension of the scope: `{"hand": LiveProtocol.hand}`.
HAND = "videoplanet.hand"
# In a disconnect: the server ended the socket by itself, for that reason. A client may say any code and reason, too.
ENDED_HERE = "videoplanet.ended_here"
ABORT_SECONDS = 5.0
LINGER_SECONDS = 1.0

# uvicorn's own logger tells whole addresses, tickets included.
_logger = logging.getLogger("videoplanet.sockets.protocol")
_logger.setLevel(logging.WARNING)


_stopping: WeakKeyDictionary[asyncio.AbstractEventLoop, asyncio.Event] = WeakKeyDictionary()


def stopping() -> asyncio.Event:
    """Set when the running loop's server has been told to end."""
    return _stopping.setdefault(asyncio.get_running_loop(), asyncio.Event())


class LiveHttp(H11Protocol):
    """Tells requests that wait that the server ends."""

    def shutdown(self) -> None:
        super().shutdown()
        stopping().set()


class LiveProtocol(WebSocketsSansIOProtocol):
    """Closes 4408 without a pong, closes a reader that does not read, and never waits for it without bound.

    Who sends what is not to be understood hears why: a connection that is closed with unread bytes in it is reset, and
    the close frame lost with it. So what comes behind is thrown away for a moment.
    """

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.logger = _logger
        self._abort_timer: TimerHandle | None = None
        self._is_lingering = False
        self._second, self._empty_frames = 0, 0

    def data_received(self, data: bytes) -> None:
        if not self._is_lingering:
            super().data_received(data)

    def handle_parser_exception(self) -> None:
        if (sent := self.conn.close_sent) is not None:
            self.queue.put_nowait({"type": "websocket.disconnect", "code": sent.code, "reason": sent.reason})
        self.transport.write(b"".join(self.conn.data_to_send()))
        self.close_sent = self._is_lingering = True
        self.loop.call_later(LINGER_SECONDS, self.transport.close)

    def handle_connect(self, event: Request) -> None:
        super().handle_connect(event)
        if self.response.status_code == HTTPStatus.SWITCHING_PROTOCOLS and not self.conn.extensions:
            self.scope["extensions"][HAND] = {"hand": self.hand}

    def hand(self, frame: bytes) -> bool:
        """Write a whole frame at once; False when the peer has enough to read, or the socket ends."""
        may = self.writable.is_set() and not (self.close_sent or self.disconnected or self.transport.is_closing())
        if may:
            self.transport.write(frame)
        return may

    def handle_ping(self) -> None:
        if not self._is_put_out():
            super().handle_ping()

    def handle_pong(self, event: Frame) -> None:
        if not self._is_put_out():
            super().handle_pong(event)

    def handle_cont(self, event: Frame) -> None:
        if event.fin or not self._is_put_out():
            super().handle_cont(event)

    def keepalive_timeout(self) -> None:
        self.pong_timer = None
        self.pending_ping_payload = None
        if not self.close_sent and not self.transport.is_closing():
            self._close_now(NO_PONG, "socket.no_pong")
            self.transport.close()

    async def send(self, message: Any) -> None:
        """A close frame goes behind what is buffered, whether the peer reads or not; after another one none goes."""
        is_stuck = self.handshake_complete and not self.writable.is_set() and not self.disconnected
        if message["type"] == "websocket.close" and (is_stuck or self.close_sent):
            if not self.close_sent and not self.transport.is_closing():
                self._close_now(message.get("code", 1000), message.get("reason") or "")
            return
        await super().send(message)

    def shutdown(self) -> None:
        super().shutdown()
        self._abort_later()

    def connection_lost(self, exc: Exception | None) -> None:
        if self._abort_timer is not None:
            self._abort_timer.cancel()
        super().connection_lost(exc)

    def _is_put_out(self) -> bool:
        """Count one more frame that brings no message; true once there are too many in a second."""
        second = int(self.loop.time())
        self._empty_frames = self._empty_frames + 1 if second == self._second else 1
        self._second = second
        if self._empty_frames > EMPTY_FRAMES_A_SECOND and not self.close_sent and not self.transport.is_closing():
            self._close_now(TOO_MANY, "socket.too_many_frames")
            self._is_lingering = True
        return self.close_sent

    def _close_now(self, code: int, reason: str) -> None:
        told: Any = {"type": "websocket.disconnect", "code": code, "reason": reason, ENDED_HERE: True}
        self.queue.put_nowait(told)
        self.conn.send_close(code, reason)
        self.transport.write(b"".join(self.conn.data_to_send()))
        self.close_sent = True
        self._abort_later()

    def _abort_later(self) -> None:
        if self._abort_timer is None:
            self._abort_timer = self.loop.call_later(ABORT_SECONDS, self.transport.abort)
