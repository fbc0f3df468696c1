"""The product beside servers that the test holds in its hands: over wires, on small discs, by another clock."""

import subprocess
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

from stack.credentials import credentials
from stack.ports import free_ports
from stack.services.embedded import variables
from stack.services.postgres import Postgres
from stack.services.redis import Redis
from stack.services.running import RunningService
from stack.services.s3 import S3
from tests.e2e.product import Product
from tests.faults.wire import Wire

DISCS = {"s3": 192, "postgres": 384}
PIECE = 1024 * 1024


class Disc:
    """A file system of so many megabytes in memory, where we may mount one."""

    def __init__(self, path: Path, megabytes: int) -> None:
        self.path, self._ballast = path, path / "ballast"
        path.mkdir(parents=True)
        path.chmod(0o755)
        command = ["mount", "-t", "tmpfs", "-o", f"size={megabytes}m,mode=755", "tmpfs", str(path)]
        self.is_bounded = subprocess.run(command, capture_output=True, check=False).returncode == 0

    def fill(self) -> None:
        with self._ballast.open("wb", buffering=0) as file:
            try:
                while True:
                    file.write(b"\0" * PIECE)
            except OSError:
                return

    def clear(self) -> None:
        self._ballast.unlink(missing_ok=True)

    def close(self) -> None:
        if self.is_bounded:
            subprocess.run(["umount", "--lazy", str(self.path)], check=True)


class Clock:
    """What the processes of the product take for the time; monotonic time goes on as it does."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self.jump(0)

    def jump(self, seconds: int) -> None:
        draft = self._path.with_suffix(".new")
        draft.write_text(f"{seconds:+d}s\n")
        draft.replace(self._path)

    @property
    def environment(self) -> dict[str, str]:
        spec = find_spec("libfaketime")
        assert spec is not None
        assert spec.origin is not None
        library = Path(spec.origin).parent / "vendor" / "libfaketime" / "src" / "libfaketime.so.1"
        return {
            "LD_PRELOAD": str(library),
            "FAKETIME_TIMESTAMP_FILE": str(self._path),
            "FAKETIME_NO_CACHE": "1",
            "DONT_FAKE_MONOTONIC": "1",
            "FAKETIME_DONT_RESET": "1",
        }


@dataclass(frozen=True)
class Outside:
    """`servers`, `wires` and `discs` by the name of what is at their end."""

    product: Product
    servers: dict[str, RunningService]
    wires: dict[str, Wire]
    discs: dict[str, Disc]
    clock: Clock


@contextmanager
def outside(home: Path, **environment: str) -> Iterator[Outside]:
    """A product whose servers are no parts of it."""
    home.chmod(0o755)
    with ExitStack() as stack:
        discs = {name: Disc(home / name, size) for name, size in DISCS.items()}
        for disc in discs.values():
            stack.callback(disc.close)
        services, known = _services(home, discs)
        servers = {each.name: RunningService(each, home / f"{each.name}.log") for each in services}
        wires = {each.name: Wire(each.port) for each in services}
        for name, server in servers.items():
            stack.callback(server.stop)
            stack.callback(wires[name].close)
            server.start()
        clock = Clock(home / "clock")
        for each in services:
            known = {name: told.replace(f":{each.port}", f":{wires[each.name].port}") for name, told in known.items()}
        product = Product(home / "data", **known, **clock.environment, **environment)
        stack.callback(product.stop)
        product.start()
        yield Outside(product, servers, wires, discs, clock)


def _services(home: Path, discs: Mapping[str, Disc]) -> tuple[tuple[Postgres, Redis, S3], dict[str, str]]:
    """Each storing below its disc, beside the ballast, and what the product is to know of them."""
    secrets, ports = credentials(home), free_ports(3)
    services = (
        Postgres(discs["postgres"].path / "kept", ports[0], secrets["POSTGRES_PASSWORD"]),
        Redis(home / "redis", ports[1], secrets["REDIS_PASSWORD"]),
        S3(discs["s3"].path / "kept", ports[2], secrets["S3_ACCESS_KEY_ID"], secrets["S3_SECRET_ACCESS_KEY"]),
    )
    known = variables(home, secrets, *services)
    return services, {name: known[name] for name in known if name.startswith(("DATABASE_", "REDIS_", "S3_"))}
