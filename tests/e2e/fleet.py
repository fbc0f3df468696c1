"""Two processes of web and of sockets beside a running product, behind a front of their own, replaced one by one."""

import subprocess
import sys
from pathlib import Path

from stack.ports import answers_http, free_ports
from stack.programs import ROOT
from tests.e2e.product import Product, until

PATHS = {"web": "/health/live", "sockets": "/"}
# Longer than any of them may take to end.
PATIENCE = 30.0
# In the log of requests: somebody else than the front, which asks how it is.
ASKED = b'"route": "v2/'
NOT_THEIRS = ("SUPERVISOR_", "METRICS_", "PROMETHEUS_")


class Fleet:
    """`port` is the front's; a process is told by its kind and number."""

    def __init__(self, product: Product, home: Path, count: int = 2) -> None:
        known = product.processes("web")[0].environ()
        self._environment = {name: value for name, value in known.items() if not name.startswith(NOT_THEIRS)}
        # More than the front takes to see it.
        self._environment |= {"METRICS_DIR": str(home / "metrics"), "WEB_DRAIN_SECONDS": "5"}
        self._home = home
        self.port, *ports = free_ports(1 + 2 * count)
        self.url = f"http://localhost:{self.port}"
        self._ports = {"web": ports[:count], "sockets": ports[count:]}
        self._running: dict[tuple[str, int], subprocess.Popen[bytes]] = {}
        self.members = [(kind, number) for kind in PATHS for number in range(count)]

    def start(self) -> None:
        """All of them, then the front."""
        for kind, number in self.members:
            self._begin(kind, number)
        for kind, number in self.members:
            self._wait_for(kind, number)
        upstreams = {kind: " ".join(f"127.0.0.1:{port}" for port in ports) for kind, ports in self._ports.items()}
        more = {"HOST": "127.0.0.1", "SITE_ADDRESS": f":{self.port}"}
        more |= {f"{kind.upper()}_UPSTREAM": told for kind, told in upstreams.items()}
        self._run(("front", 0), more)
        until(lambda: answers_http(self.port, "/health/ready", 200), PATIENCE, "the front")

    def replace(self, kind: str, number: int) -> None:
        """As an orchestrator does it: told to end, waited for, another one started, which the front is to have found.

        People have to be at work meanwhile.
        """
        self._end((kind, number))
        log = self._log((kind, number))
        known = log.stat().st_size
        self._begin(kind, number)
        self._wait_for(kind, number)
        if kind == "web":
            until(lambda: ASKED in log.read_bytes()[known:], PATIENCE, f"people at {kind} {number}")

    def stop(self) -> None:
        for member in [*self._running]:
            self._end(member)

    def _begin(self, kind: str, number: int) -> None:
        self._run((kind, number), {f"{kind.upper()}_PORT": str(self._ports[kind][number])})

    def _wait_for(self, kind: str, number: int) -> None:
        port = self._ports[kind][number]
        until(lambda: answers_http(port, PATHS[kind]), 3 * PATIENCE, f"{kind} {number}")

    def _end(self, member: tuple[str, int]) -> None:
        process = self._running.pop(member)
        process.terminate()
        try:
            assert process.wait(PATIENCE) in (0, -15), f"{member} ended with {process.returncode}"
        finally:
            process.kill()

    def _log(self, member: tuple[str, int]) -> Path:
        return self._home / f"{member[0]}{member[1]}.log"

    def _run(self, member: tuple[str, int], more: dict[str, str]) -> None:
        with self._log(member).open("ab") as log:
            self._running[member] = subprocess.Popen(
                [sys.executable, "-m", "stack.process", member[0]],
                cwd=ROOT,
                env=self._environment | more,
                stdout=log,
                stderr=log,
                start_new_session=True,
            )
