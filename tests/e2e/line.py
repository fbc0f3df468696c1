"""A line between clients and the front that counts what goes over it, halts in the middle of something, and breaks."""

import socket
import struct
import threading
from contextlib import suppress

CHUNK = 64 * 1024
# Closed with a reset, as a connection ends whose other end has vanished.
ABRUPT = struct.pack("ii", 1, 0)


class Line:
    """Passes on what comes to its own `port`; `sent` is how many bytes came from clients."""

    def __init__(self, to_port: int) -> None:
        self._to = ("127.0.0.1", to_port)
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.port = int(self._listener.getsockname()[1])
        self.sent = 0
        self._lock = threading.Condition()
        self._limit: int | None = None
        self._open: set[socket.socket] = set()
        threading.Thread(target=self._accept, daemon=True).start()

    def halt_after(self, count: int) -> None:
        """Nothing more passes once so many more bytes have come from clients, until `go_on`."""
        with self._lock:
            self._limit = self.sent + count

    @property
    def is_halted(self) -> bool:
        with self._lock:
            return self._limit is not None and self.sent >= self._limit

    def go_on(self) -> None:
        with self._lock:
            self._limit = None
            self._lock.notify_all()

    def cut(self) -> None:
        """Break every connection."""
        with self._lock:
            for each in self._open:
                _break(each)

    def close(self) -> None:
        self._listener.close()
        self.cut()
        self.go_on()

    def _accept(self) -> None:
        with suppress(OSError):
            while True:
                client, _ = self._listener.accept()
                threading.Thread(target=self._serve, args=(client,), daemon=True).start()

    def _serve(self, client: socket.socket) -> None:
        with client, suppress(OSError), socket.create_connection(self._to) as front:
            with self._lock:
                self._open |= {client, front}
            answers = threading.Thread(target=self._pass, args=(front, client), daemon=True)
            answers.start()
            self._pass(client, front, counted=True)
            answers.join()
            with self._lock:
                self._open -= {client, front}

    def _pass(self, source: socket.socket, target: socket.socket, *, counted: bool = False) -> None:
        try:
            while data := source.recv(CHUNK):
                if counted:
                    self._count(len(data))
                target.sendall(data)
        except OSError:
            _break(source)
        with suppress(OSError):
            target.shutdown(socket.SHUT_WR)

    def _count(self, size: int) -> None:
        with self._lock:
            self.sent += size
            self._lock.wait_for(lambda: self._limit is None or self.sent < self._limit)


def _break(end: socket.socket) -> None:
    with suppress(OSError):
        end.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, ABRUPT)
        end.shutdown(socket.SHUT_RDWR)
