"""The one public port: its addresses, and whether it is free."""

import contextlib
import errno
import socket
from collections.abc import Iterator, Mapping

from stack.refusals import Misconfigured, PortIsTaken


def addresses_of(given: Mapping[str, str]) -> list[str]:
    """Addresses to listen on: those of the loopback device for `localhost`, else HOST itself."""
    host = given.get("HOST") or "localhost"
    return [each for each in ("127.0.0.1", "::1") if _exists(each)] if host == "localhost" else [host]


def port_of(given: Mapping[str, str]) -> int:
    """The public port; raises Misconfigured."""
    port = given.get("PORT") or "8000"
    if not port.isdecimal() or not 0 < int(port) < 1 << 16:
        raise Misconfigured(f"PORT must be a number from 1 to 65535, not {port!r}.")
    return int(port)


def require_free(addresses: list[str], port: int) -> None:
    """Raise PortIsTaken, or Misconfigured for an address that this machine does not have."""
    for address in addresses:
        try:
            with _listening(address, port):
                pass
        except OSError as error:
            if error.errno == errno.EADDRINUSE:
                raise PortIsTaken(
                    f"Port {port} of {address} is taken by another program. Stop it, or choose another port: PORT=8001"
                ) from None
            raise Misconfigured(f"Cannot listen on {address}:{port}: {error.strerror}.") from None


def reachable(addresses: list[str]) -> str:
    """An address at which this machine reaches itself."""
    return {"0.0.0.0": "127.0.0.1", "::": "::1"}.get(addresses[0], addresses[0])


def _exists(address: str) -> bool:
    with contextlib.suppress(OSError), _listening(address, 0):
        return True
    return False


@contextlib.contextmanager
def _listening(address: str, port: int) -> Iterator[None]:
    family, kind, protocol, _, where = socket.getaddrinfo(address, port, type=socket.SOCK_STREAM)[0]
    with socket.socket(family, kind, protocol) as listener:
        # As the front does it: connections of an earlier run that are still fading away do not matter.
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind(where)
        listener.listen()
        yield
