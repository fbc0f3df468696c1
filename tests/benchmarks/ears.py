"""`python -m tests.benchmarks.ears`: many sockets in one process, which only listens.

A line of JSON on stdin says where (`Ears`), a line on stdout when all are subscribed. Each further line on stdin asks
for what came (`report`). A process of its own and no library in it, so that listening takes little of what it shares
with the product.
"""

import os
import select
import socket
import sys
import time
from collections import Counter, defaultdict
from typing import Any

import orjson

from tests.e2e.wire import PING, TEXT, Frames, dial, pong

READ = 2**14


class Ear:
    def __init__(self, link: socket.socket, after: int) -> None:
        self.link, self.frames, self.last, self.is_subscribed = link, Frames(), after, False


class Ears:
    """One for each token; the first event is the one after `after`."""

    def __init__(self, port: int, path: str, tokens: list[str], after: int) -> None:
        self._poll, self._ears = select.epoll(), dict[int, Ear]()
        # By payload, and by what was read at once where that was a frame as others have it, too.
        self._numbers: dict[bytes, int] = {}
        self._known: dict[bytes, int] = {}
        self._arrivals: dict[int, list[int]] = defaultdict(list)
        self._wrong: Counter[str] = Counter()
        for token in tokens:
            link, rest = dial(port, path, token)
            self._ears[link.fileno()] = ear = Ear(link, after)
            self._poll.register(link, select.EPOLLIN)
            self._hear(ear, rest, 0)
        while not all(ear.is_subscribed for ear in self._ears.values()):
            self.listen(1.0)

    def listen(self, seconds: float) -> None:
        for descriptor, _ in self._poll.poll(seconds):
            ear = self._ears[descriptor]
            data, now = ear.link.recv(READ), time.time_ns() // 1000
            if not ear.frames.rest and (number := self._known.get(data)):
                self._count(ear, number, now)
            elif data:
                self._hear(ear, data, now)
            else:
                self._wrong["cut off"] += 1
                self._poll.unregister(descriptor)

    def report(self, after: int, until: int, seconds: float) -> dict[str, Any]:
        """Of the events after `after`, once all have `until`: arrivals in µs since 1970, the frames, what was wrong."""
        deadline = time.monotonic() + seconds
        while time.monotonic() < deadline and any(ear.last < until for ear in self._ears.values()):
            self.listen(0.1)
        self._wrong["missing"] += sum(max(until - ear.last, 0) for ear in self._ears.values())
        frames = {number: frame.decode() for frame, number in self._numbers.items() if number}
        found = {
            "arrivals": [self._arrivals[number] for number in range(after + 1, until + 1)],
            "frames": [frames.get(number, "") for number in range(after + 1, until + 1)],
            "wrong": dict(+self._wrong),
        }
        self._numbers, self._known, self._arrivals, self._wrong = {}, {}, defaultdict(list), Counter()
        return found

    def _hear(self, ear: Ear, data: bytes, now: int) -> None:
        was_clean, number = not ear.frames.rest, 0
        frames = list(ear.frames.take(data))
        for kind, payload in frames:
            if kind == TEXT:
                number = self._number(payload)
                ear.is_subscribed = True
                if number:
                    self._count(ear, number, now)
            elif kind == PING:
                ear.link.sendall(pong(payload))
            else:
                self._wrong[f"frame of kind {kind}: {payload!r}"] += 1
        if was_clean and len(frames) == 1 and not ear.frames.rest:
            self._known[data] = number

    def _number(self, payload: bytes) -> int:
        """0 of what is no durable event."""
        number = self._numbers.get(payload)
        if number is None:
            frame = orjson.loads(payload)
            self._wrong["resync"] += frame["type"] == "resync"
            is_event = "seq" in frame and frame["type"] not in ("subscribed", "resync")
            number = self._numbers[payload] = frame["seq"] if is_event else 0
        return number

    def _count(self, ear: Ear, number: int, now: int) -> None:
        if number == ear.last + 1:
            ear.last = number
            self._arrivals[number].append(now)
        else:
            self._wrong["out of order"] += 1


def main() -> None:
    ears = Ears(**orjson.loads(sys.stdin.readline()))
    print("ready", flush=True)
    orders = select.epoll()
    orders.register(0, select.EPOLLIN)
    while True:
        ears.listen(0.05)
        if orders.poll(0):
            order = os.read(0, READ)
            if not order:
                return
            sys.stdout.buffer.write(orjson.dumps(ears.report(**orjson.loads(order))) + b"\n")
            sys.stdout.buffer.flush()


if __name__ == "__main__":
    main()
