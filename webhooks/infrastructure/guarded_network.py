"""The network as webhooks may use it: a name is looked up once, its addresses are judged, and one of those is
connected to, so that no second answer of a name server can lead elsewhere. All of an attempt ends at its deadline.
"""

import socket
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

import httpcore2

from webhooks.application.ports import Lookup, NameUnknown
from webhooks.domain.addresses import Reach

_deadline: ContextVar[float] = ContextVar("deadline")


class AddressRefused(Exception):
    """It leads to where webhooks may not go."""


@contextmanager
def ending_after(seconds: float) -> Iterator[None]:
    """What is read and written inside ends with a timeout by then, on whichever connection."""
    token = _deadline.set(time.monotonic() + seconds)
    try:
        yield
    finally:
        _deadline.reset(token)


def seconds_left() -> float:
    return _deadline.get() - time.monotonic()


class GuardedNetwork(httpcore2.NetworkBackend):
    """Raises NameUnknown and AddressRefused beside what httpcore2 raises."""

    def __init__(self, reach: Reach, lookup: Lookup, *, is_secure: bool) -> None:
        self._reach, self._lookup, self._is_secure = reach, lookup, is_secure
        self._network = httpcore2.SyncBackend()

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore2.NetworkStream:
        addresses = self._lookup(host, port, seconds_left())
        if not all(self._reach.admits(address, port, is_secure=self._is_secure) for address in addresses):
            raise AddressRefused
        return _TimedStream(self._first_to_answer(addresses, port))

    def _first_to_answer(self, addresses: tuple[str, ...], port: int) -> httpcore2.NetworkStream:
        """Each has its share of the time that is left."""
        for waiting, address in zip(range(len(addresses), 0, -1), addresses, strict=True):
            try:
                return self._network.connect_tcp(address, port, timeout=_bounded(seconds_left() / waiting))
            except (httpcore2.ConnectError, httpcore2.ConnectTimeout):
                if waiting == 1:
                    raise
        raise NameUnknown


class _TimedStream(httpcore2.NetworkStream):
    """A connection whose every wait ends at the deadline of whoever uses it."""

    def __init__(self, stream: httpcore2.NetworkStream) -> None:
        self._stream = stream

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        if seconds_left() <= 0:
            raise httpcore2.ReadTimeout
        return self._stream.read(max_bytes, _bounded(seconds_left()))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        """Each piece that is taken would let httpcore2 wait anew."""
        connection: socket.socket = self._stream.get_extra_info("socket")
        left = memoryview(buffer)
        while left:
            if seconds_left() <= 0:
                raise httpcore2.WriteTimeout
            connection.settimeout(_bounded(seconds_left()))
            try:
                left = left[connection.send(left) :]
            except TimeoutError as error:
                raise httpcore2.WriteTimeout from error
            except OSError as error:
                raise httpcore2.WriteError from error

    def close(self) -> None:
        self._stream.close()

    def start_tls(
        self, ssl_context: Any, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore2.NetworkStream:
        return _TimedStream(self._stream.start_tls(ssl_context, server_hostname, _bounded(seconds_left())))

    def get_extra_info(self, info: str) -> Any:
        return self._stream.get_extra_info(info)


def _bounded(seconds: float) -> float:
    """Zero would be taken for a socket that never waits."""
    return max(seconds, 0.001)
