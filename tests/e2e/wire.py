"""WebSockets without a library, so that what thousands of them cost is the server's doing.

Only what clients need who listen: they answer pings, and never say anything of their own.
"""

import os
import socket
from base64 import b64encode
from collections.abc import Iterator

TEXT, CLOSE, PING = 1, 8, 9


class Refused(Exception):
    """The handshake came to nothing."""


def request(path: str, token: str) -> bytes:
    """What opens the handshake."""
    key = b64encode(os.urandom(16)).decode()
    lines = (
        f"GET {path} HTTP/1.1\r\nHost: localhost\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
        f"Sec-WebSocket-Key: {key}\r\nSec-WebSocket-Version: 13\r\nAuthorization: Bearer {token}\r\n\r\n"
    )
    return lines.encode()


def dial(port: int, path: str, token: str, seconds: float = 60) -> tuple[socket.socket, bytes]:
    """An open socket, and what came right behind the handshake."""
    link = socket.create_connection(("127.0.0.1", port), timeout=seconds)
    link.sendall(request(path, token))
    read = b""
    while b"\r\n\r\n" not in read:
        more = link.recv(65536)
        if not more:
            link.close()
            raise Refused(read[:200])
        read += more
    head, _, rest = read.partition(b"\r\n\r\n")
    if not head.startswith(b"HTTP/1.1 101"):
        link.close()
        raise Refused(head[:200])
    return link, rest


def pong(payload: bytes) -> bytes:
    return bytes([0x8A, 0x80 | len(payload)]) + bytes(4) + payload


class Frames:
    """Cuts what arrives into frames; the unfinished end waits for more. A server neither masks nor splits."""

    def __init__(self, rest: bytes = b"") -> None:
        self.rest = rest

    def take(self, data: bytes) -> Iterator[tuple[int, bytes]]:
        """Kind and payload of each frame that is whole by now."""
        data, at = self.rest + data if self.rest else data, 0
        while (size := len(data) - at) >= 2:
            length, start = data[at + 1], at + 2
            if length == 126 and size >= 4:
                length, start = int.from_bytes(data[at + 2 : at + 4]), at + 4
            elif length == 127 and size >= 10:
                length, start = int.from_bytes(data[at + 2 : at + 10]), at + 10
            elif length >= 126:
                break
            if len(data) < start + length:
                break
            yield data[at] & 15, data[start : start + length]
            at = start + length
        self.rest = data[at:]
