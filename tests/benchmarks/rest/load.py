"""`python -m tests.benchmarks.rest.load`: clients that ask again and again, one thread and a socket each.

An order a line on stdin (`Order`), what came of it a line on stdout. A request is written before, and of an answer only
its status and its end are looked for, so that the clients take little of the machine that they share with the servers.
"""

import itertools
import json
import selectors
import socket
import sys
import time
from collections import Counter
from contextlib import suppress
from dataclasses import asdict, dataclass, field
from urllib.parse import urlsplit

_LONGEST_HEAD = 4096
_AT_ONCE: int | None = getattr(socket, "TCP_QUICKACK", None)


@dataclass
class Order:
    """Each client has requests of its own, in turn; `cold` names channels that change in Redis before each request."""

    port: int
    seconds: float
    requests: list[str]
    clients: int = 16
    cold: list[str] = field(default_factory=list)
    redis_url: str = ""

    def told(self) -> str:
        return json.dumps(asdict(self))


class Colder:
    """Gives channels a revision that nobody has seen; nothing waits for the answers."""

    def __init__(self, order: Order) -> None:
        url = urlsplit(order.redis_url)
        self._socket = socket.create_connection((url.hostname, url.port or 6379))
        self._names = order.cold
        words = ["AUTH", *([url.username] if url.username else []), url.password] if url.password else []
        if words:
            self._say(*words)
        self._socket.recv(100)

    def __call__(self) -> None:
        for name in self._names:
            self._say("SET", f"changes:{name}", str(time.time_ns() // 1000), "EX", "30")
        with suppress(BlockingIOError):
            self._socket.recv(65536, socket.MSG_DONTWAIT)

    def _say(self, *words: str) -> None:
        parts = [f"*{len(words)}\r\n", *(f"${len(word.encode())}\r\n{word}\r\n" for word in words)]
        self._socket.sendall("".join(parts).encode())


class Client:
    def __init__(self, port: int, requests: list[bytes]) -> None:
        self.socket = socket.create_connection(("127.0.0.1", port))
        self.socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self._requests = itertools.cycle(requests)
        self._answer, self._began = b"", 0.0

    def ask(self) -> None:
        self._answer, self._began = b"", time.perf_counter()
        self.socket.sendall(next(self._requests))

    def heard(self) -> tuple[int, float] | None:
        """Status and milliseconds when the answer is whole."""
        got = self.socket.recv(262144)
        if _AT_ONCE is not None:
            # Some servers write head and body apart, and wait with the second until the first has been acknowledged.
            self.socket.setsockopt(socket.IPPROTO_TCP, _AT_ONCE, 1)
        if not got:
            raise ConnectionError("the server hung up")
        self._answer = self._answer + got if self._answer else got
        if not _is_whole(self._answer):
            return None
        return int(self._answer[9:12]), (time.perf_counter() - self._began) * 1000


def _is_whole(answer: bytes) -> bool:
    end = answer.find(b"\r\n\r\n", 0, _LONGEST_HEAD)
    if end < 0:
        return False
    head = answer[:end].lower()
    if head[9:12] in (b"304", b"204"):
        return True
    at = head.find(b"\r\ncontent-length:")
    if at < 0:
        return answer.endswith(b"\r\n0\r\n\r\n")
    return len(answer) - end - 4 >= int(head[at + 17 :].split(b"\r\n", 1)[0])


class Crowd:
    def __init__(self, order: Order) -> None:
        requests = [each.encode() for each in order.requests]
        shares = [requests[number :: order.clients] or requests for number in range(order.clients)]
        self._clients = [Client(order.port, each) for each in shares]
        self._cool = Colder(order) if order.cold else None
        self._seconds = order.seconds
        self._statuses: Counter[int] = Counter()
        self._milliseconds: list[float] = []

    def run(self) -> dict[str, object]:
        began = time.perf_counter()
        with selectors.DefaultSelector() as selector:
            for client in self._clients:
                selector.register(client.socket, selectors.EVENT_READ, client)
                client.ask()
            while selector.get_map():
                for key, _ in selector.select(60):
                    if self._has_answer(key.data) and not self._asks_again(key.data, began):
                        selector.unregister(key.fileobj)
                        key.data.socket.close()
        seconds = time.perf_counter() - began
        return {"milliseconds": self._milliseconds, "statuses": self._statuses, "seconds": seconds}

    def _has_answer(self, client: Client) -> bool:
        answer = client.heard()
        if answer is None:
            return False
        self._statuses[answer[0]] += 1
        self._milliseconds.append(answer[1])
        return True

    def _asks_again(self, client: Client, began: float) -> bool:
        if time.perf_counter() - began >= self._seconds:
            return False
        if self._cool:
            self._cool()
        client.ask()
        return True


def main() -> None:
    for line in sys.stdin:
        print(json.dumps(Crowd(Order(**json.loads(line))).run()), flush=True)


if __name__ == "__main__":
    main()
