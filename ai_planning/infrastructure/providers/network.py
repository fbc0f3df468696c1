"""The network as clients of providers get it: every wait is cut into beats, so that none outlasts its patience.

Clients time single reads, so a server that sends a byte now and then is waited for without end, and a job that was
cancelled hears of it when the next byte comes. Here the connection itself looks at the clock and at the watch.
"""

import socket
from collections.abc import Iterable
from functools import cache, partial
from typing import Any

import httpcore2
import httpx2

from ai_planning.infrastructure.providers.patience import BEAT_SECONDS, Patience

# A picture of forty million pixels, as text; answers of text are a hundredth of it.
MOST_BYTES = 48 * 1024 * 1024
# A connection, or its handshake; a thread that nobody waits for any more ends by then.
LONGEST_GREETING = 20.0


def client(patience: Patience) -> httpx2.Client:
    """It follows nobody elsewhere: a redirect would take the key along."""
    return httpx2.Client(transport=_Transport(patience), headers={"Accept-Encoding": "identity"}, timeout=None)


class AnswerTooLong(httpx2.RemoteProtocolError):
    """More came than anybody asked for."""


class _Transport(httpx2.HTTPTransport):
    def __init__(self, patience: Patience) -> None:
        self._pool = httpcore2.ConnectionPool(ssl_context=trust(), network_backend=_Network(patience))


@cache
def trust() -> Any:
    """The system's, or what SSL_CERT_FILE and SSL_CERT_DIR name."""
    return httpcore2.default_ssl_context()


class _Network(httpcore2.NetworkBackend):
    def __init__(self, patience: Patience) -> None:
        self._patience, self._network = patience, httpcore2.SyncBackend()

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore2.NetworkStream:
        seconds = max(min(self._patience.left, LONGEST_GREETING), BEAT_SECONDS)
        connect = partial(self._network.connect_tcp, host, port, timeout=seconds)
        return _Stream(self._patience.meanwhile(connect, _close), self._patience)


class _Stream(httpcore2.NetworkStream):
    def __init__(self, stream: httpcore2.NetworkStream, patience: Patience) -> None:
        self._stream, self._patience, self._bytes = stream, patience, 0

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        while True:
            self._patience.beat()
            try:
                came = self._stream.read(max_bytes, BEAT_SECONDS)
            except httpcore2.ReadTimeout:
                continue
            self._bytes += len(came)
            if self._bytes > MOST_BYTES:
                raise AnswerTooLong("more came than was asked for")
            return came

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        connection: socket.socket = self._stream.get_extra_info("socket")
        left = memoryview(buffer)
        while left:
            self._patience.beat()
            connection.settimeout(BEAT_SECONDS)
            try:
                left = left[connection.send(left) :]
            except TimeoutError:
                continue
            except OSError:
                raise httpcore2.WriteError from None

    def start_tls(
        self, ssl_context: Any, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore2.NetworkStream:
        seconds = max(min(self._patience.left, LONGEST_GREETING), BEAT_SECONDS)
        begin = partial(self._stream.start_tls, ssl_context, server_hostname, seconds)
        return _Stream(self._patience.meanwhile(begin, _close), self._patience)

    def close(self) -> None:
        self._stream.close()

    def get_extra_info(self, info: str) -> Any:
        return self._stream.get_extra_info(info)


def _close(stream: httpcore2.NetworkStream) -> None:
    stream.close()
