"""TCP ports: free ones for the inner services, and whether something listens."""

import contextlib
import http.client
import itertools
import random
import socket

LOOPBACK = "127.0.0.1"


# Below the range from which systems take the ports of outgoing connections: none can slip in before the server starts.
PORTS = range(20_000, 32_000)


def free_ports(count: int) -> list[int]:
    """Distinct ports of the loopback address that nobody listens on."""
    shuffled = random.sample(PORTS, len(PORTS))
    return list(itertools.islice(filter(_is_free, shuffled), count))


def _is_free(port: int) -> bool:
    with contextlib.suppress(OSError), socket.socket() as listener:
        listener.bind((LOOPBACK, port))
        return True
    return False


def answers_http(port: int, path: str = "/", status: int | None = None, host: str = LOOPBACK) -> bool:
    """Tell whether the port answers a GET, with the given status or with any."""
    link = http.client.HTTPConnection(host, port, timeout=2)
    with contextlib.suppress(OSError, http.client.HTTPException), contextlib.closing(link):
        link.request("GET", path)
        return status in (None, link.getresponse().status)
    return False
