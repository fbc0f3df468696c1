"""What is asked: the product's own web process, and servers like it with something else in them."""

import subprocess
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from typing import Any

import httpx
import jwt
import psutil
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat, PublicFormat

from stack import process
from stack.ports import answers_http, free_ports
from tests.e2e.product import ROOT, Product, until

_WSGI = ("--factory", "config.wsgi:rehearsed")


@dataclass(frozen=True)
class Server:
    """`heads` with all that they started are what serves."""

    name: str
    port: int
    heads: Sequence[psutil.Process]

    def processor_seconds(self) -> float:
        return seconds_of(self.heads)


def seconds_of(heads: Sequence[psutil.Process]) -> float:
    """Processor time of the processes and of all that they started."""
    return sum(each.user + each.system for head in heads for each in _times(head))


def _times(head: psutil.Process) -> Iterator[Any]:
    for each in (head, *head.children(recursive=True)):
        with suppress(psutil.NoSuchProcess):
            yield each.cpu_times()


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
    """The product's own command line with another application in it."""
    command = process.command("web", environment)
    at = command.index(_WSGI[0])
    threads = command.index("--blocking-threads")
    if interface == "asgi":
        command = [*command[:threads], *command[threads + 2 :]]
    named = [*command[:at], target, *command[at + len(_WSGI) :]]
    return [interface if word == "wsgi" else word for word in named]


@contextmanager
def serving(name: str, command: Sequence[str], environment: Mapping[str, str]) -> Iterator[Server]:
    """`environment` names the WEB_PORT that the command listens on."""
    port = int(environment["WEB_PORT"])
    started = subprocess.Popen(command, cwd=ROOT, env=dict(environment), stdout=subprocess.DEVNULL)
    try:
        until(lambda: answers_http(port, "/constant/2"), what=name)
        yield Server(name, port, [psutil.Process(started.pid)])
    finally:
        started.terminate()
        started.wait(30)


def on_a_port(environment: Mapping[str, str]) -> dict[str, str]:
    """The environment with a port of its own."""
    [port] = free_ports(1)
    return {**environment, "WEB_PORT": str(port)}
