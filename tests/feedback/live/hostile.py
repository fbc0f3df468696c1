"""A client that has no manners: raw bytes to the socket server, and what comes back."""

import socket
import struct
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from uuid import UUID

from websockets.client import ClientProtocol
from websockets.frames import Opcode
from websockets.uri import parse_uri

from core.domain.actor import Actor
from tests.feedback.live.server import PATIENCE, SocketServer


class Ruffian:
    """An open socket on which anything can be said."""

    def __init__(self, link: socket.socket, protocol: ClientProtocol) -> None:
        self.link, self._protocol = link, protocol

    def throw(self, data: bytes) -> bool:
        """False once the server takes nothing any more."""
        try:
            self.link.sendall(data)
        except OSError:
            return False
        return True

    def end(self) -> int | None:
        """Reads on until the server ends it; the code that it told."""
        with suppress(OSError):
            while data := self.link.recv(65536):
                self._protocol.receive_data(data)
        return self._protocol.close_rcvd.code if self._protocol.close_rcvd else None


@contextmanager
def ruffian(server: SocketServer, actor: Actor, project_id: UUID) -> Iterator[Ruffian]:
    from identity.bootstrap import issue_access_token

    protocol = ClientProtocol(parse_uri(server.address(project_id)))
    request = protocol.connect()
    request.headers["Authorization"] = f"Bearer {issue_access_token(actor)}"
    protocol.send_request(request)
    with socket.create_connection(("127.0.0.1", server.port), PATIENCE) as link:
        link.sendall(b"".join(protocol.data_to_send()))
        while protocol.handshake_exc is None and protocol.state.name == "CONNECTING":
            protocol.receive_data(link.recv(65536))
        yield Ruffian(link, protocol)


def frame(opcode: Opcode | int, payload: bytes = b"", *, fin: bool = True, masked: bool = True, rsv: int = 0) -> bytes:
    """A frame as RFC 6455 has it (5.2), or nearly so."""
    size, mask = len(payload), 0x80 if masked else 0
    head = bytes([(0x80 if fin else 0) | rsv << 4 | opcode])
    if size < 126:
        head += bytes([mask | size])
    elif size < 2**16:
        head += bytes([mask | 126]) + struct.pack("!H", size)
    else:
        head += bytes([mask | 127]) + struct.pack("!Q", size)
    # A mask of zeros changes nothing.
    return head + (bytes(4) if masked else b"") + payload


def knock(server: SocketServer, request: bytes) -> bytes:
    """What a request is answered, whatever it is; nothing where the server hangs up."""
    with socket.create_connection(("127.0.0.1", server.port), PATIENCE) as link:
        with suppress(OSError):
            link.sendall(request)
            link.shutdown(socket.SHUT_WR)
        answer = b""
        with suppress(OSError):
            while data := link.recv(65536):
                answer += data
    return answer


def memory_of(server: SocketServer) -> int:
    """In bytes, of the server's process."""
    status = Path(f"/proc/{server.process.pid}/status").read_text()
    return int(status.split("VmRSS:")[1].split()[0]) * 1024
