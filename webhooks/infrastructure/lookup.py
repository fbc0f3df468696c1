"""Lookup over the system's resolver, which knows no limit of time of its own."""

import socket
import threading
from queue import Empty, SimpleQueue

from webhooks.application.ports import NameUnknown


def system_lookup(host: str, port: int, seconds: float) -> tuple[str, ...]:
    answers: SimpleQueue[tuple[str, ...]] = SimpleQueue()
    # Whoever waits no longer leaves the thread to the resolver's own patience.
    threading.Thread(target=_ask, args=(host, port, answers), daemon=True).start()
    try:
        found = answers.get(timeout=max(seconds, 0))
    except Empty:
        raise NameUnknown from None
    if not found:
        raise NameUnknown
    return found


def _ask(host: str, port: int, answers: "SimpleQueue[tuple[str, ...]]") -> None:
    try:
        infos = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError):
        answers.put(())
        return
    answers.put(tuple(dict.fromkeys(str(info[4][0]) for info in infos)))
