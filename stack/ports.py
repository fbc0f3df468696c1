"""TCP ports: free ones for the inner services, and whether something listens."""

import contextlib
import http.client
import socket

LOOPBACK = "127.0.0.1"


def free_ports(count: int) -> list[int]:
    """Distinct ports of the loopback address that nobody listens on."""
    with contextlib.ExitStack() as held:
        sockets = [held.enter_context(socket.socket()) for _ in range(count)]
        for each in sockets:
            each.bind((LOOPBACK, 0))
        return [each.getsockname()[1] for each in sockets]


def answers_http(port: int, path: str = "/", status: int | None = None, host: str = LOOPBACK) -> bool:
    """Tell whether the port answers a GET, with the given status or with any."""
    link = http.client.HTTPConnection(host, port, timeout=2)
    with contextlib.suppress(OSError, http.client.HTTPException), contextlib.closing(link):
        link.request("GET", path)
        return status in (None, link.getresponse().status)
    return False
