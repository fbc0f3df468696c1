"""What is asked: the product's own web process, and servers like it with something else in them."""

import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass

import httpx
import jwt
import psutil
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat, PublicFormat

from stack.ports import answers_http, free_ports
from tests.e2e.product import ROOT, Product, until


@dataclass(frozen=True)
class Server:
    """`heads` with all that they started are what serves."""

    name: str
    port: int
    heads: Sequence[psutil.Process]

    def processor_seconds(self) -> float:
        return seconds_of(self.heads)

    def resident(self) -> int:
        """Bytes of memory."""
        return sum(each.memory_info().rss for head in self.heads for each in (head, *head.children(recursive=True)))


def seconds_of(heads: Sequence[psutil.Process]) -> float:
    """Processor time of the processes and of all that they started, those that have ended included."""
    return sum(_seconds(each) for head in heads for each in (head, *head.children(recursive=True)))


def _seconds(each: psutil.Process) -> float:
    with suppress(psutil.NoSuchProcess):
        times: tuple[float, ...] = each.cpu_times()[:4]
        return sum(times)
    return 0.0


def environment_of(product: Product) -> dict[str, str]:
    """Of the product's web process, and the key that its tokens are checked with."""
    environment = product.processes("web")[0].environ()
    [jwk, *_] = httpx.get(f"{product.url}/.well-known/jwks.json").json()["keys"]
    key = jwt.PyJWK(jwk).key.public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo)
    # No part of the product may be taken for what we start.
    environment.pop("VIDEOPLANET_RUN")
    return environment | {"BENCH_PUBLIC_KEY": key.decode()}


def signing_key() -> str:
    """For logins that are not the product's."""
    made = rsa.generate_private_key(65537, 2048)
    return made.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()).decode()


def web(product: Product, environment: Mapping[str, str]) -> Server:
    """The product's, straight at its web process."""
    return Server("product", int(environment["WEB_PORT"]), product.processes("web")[:1])


def front(product: Product) -> Server:
    """The product's, as people reach it."""
    return Server("front", product.port, [*product.processes("web")[:1], *product.processes("front")[:1]])


def under_granian(target: str, environment: Mapping[str, str], interface: str = "wsgi") -> list[str]:
    """As the product's web is started, with another application in it."""
    workers, threads = (environment.get(f"WEB_{name}", number) for name, number in (("WORKERS", "2"), ("THREADS", "8")))
    blocking = ["--blocking-threads", threads] if interface == "wsgi" else []
    where = ["--port", environment["WEB_PORT"], "--workers", workers, *blocking, "--backpressure", "256"]
    return [sys.executable, "-m", "granian", "--interface", interface, "--no-ws", target, *where]


@contextmanager
def serving(
    name: str, command: Sequence[str], environment: Mapping[str, str], path: str = "/constant/2"
) -> Iterator[Server]:
    """`environment` names the WEB_PORT that the command listens on; `path` is answered when it serves."""
    port = int(environment["WEB_PORT"])
    started = subprocess.Popen(command, cwd=ROOT, env=dict(environment), stdout=subprocess.DEVNULL)
    try:
        until(lambda: answers_http(port, path), what=name)
        yield Server(name, port, [psutil.Process(started.pid)])
    finally:
        started.terminate()
        started.wait(30)


def on_a_port(environment: Mapping[str, str]) -> dict[str, str]:
    """The environment with a port of its own."""
    [port] = free_ports(1)
    return {**environment, "WEB_PORT": str(port)}
