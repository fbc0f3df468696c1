"""Raw bytes to the front, and a web behind it that tells what reaches it."""

import contextlib
import re
import socket
import threading
from collections.abc import Iterator

ANSWER = b"HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: 2\r\n\r\n{}"
# Who has been answered, and says and hears nothing more.
SILENCE = 5.0


class Overheard:
    """A web of one thread: answers every connection once and keeps the heads of what it was asked."""

    def __init__(self, port: int) -> None:
        self.heard: list[bytes] = []
        self._listener = socket.create_server(("127.0.0.1", port))
        self._thread = threading.Thread(target=self._serve, daemon=True)
        self._thread.start()

    def stop(self) -> None:
        self._listener.shutdown(socket.SHUT_RDWR)
        self._listener.close()
        self._thread.join(10)

    def _serve(self) -> None:
        with contextlib.suppress(OSError):
            while True:
                link, _ = self._listener.accept()
                with link:
                    link.settimeout(1)
                    self._take(link)

    def _take(self, link: socket.socket) -> None:
        data = b""
        with contextlib.suppress(OSError):
            while b"\r\n\r\n" not in data and (more := link.recv(65536)):
                data += more
            link.sendall(ANSWER)
            link.shutdown(socket.SHUT_WR)
            while more := link.recv(65536):
                data += more
        self.heard.append(data)

    def requests(self) -> list[bytes]:
        """The first line of every request that came, however many stood in one connection."""
        lines = [line for data in self.heard for line in data.split(b"\r\n")]
        return [line for line in lines if line.endswith(b" HTTP/1.1")]


@contextlib.contextmanager
def overheard(port: int) -> Iterator[Overheard]:
    web = Overheard(port)
    try:
        yield web
    finally:
        web.stop()


def answered(port: int, request: bytes, seconds: float = 10) -> bytes:
    """All that comes back until the front hangs up or says nothing more."""
    answer = b""
    with socket.create_connection(("127.0.0.1", port), seconds) as link, contextlib.suppress(OSError):
        link.sendall(request)
        while more := link.recv(65536):
            answer += more
            link.settimeout(SILENCE)
    return answer


def statuses(answer: bytes) -> list[int]:
    return [int(status) for status in re.findall(rb"HTTP/1\.1 (\d{3}) ", answer)]
