"""The whole product, started as a newcomer starts it, and its parts, to be killed by name."""

import contextlib
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import httpx
import psutil

from core.infrastructure.probes import KEPT_SECONDS, LEEWAY_SECONDS
from stack.ports import free_ports

ROOT = Path(__file__).parents[2]
START_SECONDS = 240
# So long a web process may tell what its parts said before.
TOLD_SECONDS = KEPT_SECONDS + LEEWAY_SECONDS
T = TypeVar("T")


def until(ask: Callable[[], T | None], seconds: float = 60, what: str = "it") -> T:
    """The first answer of `ask` that is true, asked again and again for at most `seconds`."""
    deadline = time.monotonic() + seconds
    while True:
        if answer := ask():
            return answer
        assert time.monotonic() < deadline, f"{what} did not come about within {seconds} s"
        time.sleep(0.05)


class Product:
    """`python -m stack` with its own data directory and port, and what else `environment` says."""

    def __init__(self, data_dir: Path, **environment: str) -> None:
        self.data_dir = data_dir
        self._environment = environment
        (self.port,) = free_ports(1)
        self.url = f"http://localhost:{self.port}"
        self._launcher: subprocess.Popen[bytes] | None = None
        self._struck_at = float("-inf")

    def start(self) -> float:
        """Seconds from start until /health/ready answers 200."""
        began = time.monotonic()
        environment = _plain_environment() | self._environment
        environment |= {"PORT": str(self.port), "DATA_DIR": str(self.data_dir)}
        self.data_dir.mkdir(parents=True, exist_ok=True)
        with (self.data_dir.parent / f"{self.data_dir.name}.out").open("ab") as out:
            self._launcher = subprocess.Popen(
                [sys.executable, "-m", "stack"],
                cwd=ROOT,
                env=environment,
                stdout=out,
                stderr=out,
                start_new_session=True,
            )
        until(self.is_ready, START_SECONDS, "readiness")
        return time.monotonic() - began

    def command(self, module: str, *arguments: str) -> subprocess.CompletedProcess[str]:
        """What `make` runs beside this product's data, to its end."""
        return subprocess.run(
            [sys.executable, "-m", module, *arguments],
            cwd=ROOT,
            env=_plain_environment() | {"PORT": str(self.port), "DATA_DIR": str(self.data_dir)},
            capture_output=True,
            text=True,
            timeout=START_SECONDS,
            check=False,
        )

    def is_ready(self) -> bool:
        assert self._launcher is not None
        assert self._launcher.poll() is None, self.output()[-3000:]
        try:
            return httpx.get(f"{self.url}/health/ready", timeout=5).status_code == 200
        except httpx.TransportError:
            return False

    def is_back(self) -> bool:
        """Ready, and not by an answer of before the last `struck`."""
        return time.monotonic() - self._struck_at > TOLD_SECONDS and self.is_ready()

    def struck(self) -> None:
        """What was told of readiness may be no more."""
        self._struck_at = time.monotonic()

    def stop(self) -> None:
        """Ctrl-C; returns when every process is gone."""
        if self._launcher is not None and self._launcher.poll() is None:
            self._launcher.send_signal(signal.SIGINT)
            self._launcher.wait(60)

    def output(self) -> str:
        """What the launcher printed."""
        return (self.data_dir.parent / f"{self.data_dir.name}.out").read_text(errors="replace")

    def processes(self, part: str) -> list[psutil.Process]:
        """The living processes of a part (web, sockets, worker, redis, postgres …), its head first."""
        found = [each for each in psutil.process_iter() if _part_of(each) == (str(self.data_dir), part)]
        return sorted(found, key=lambda each: (each.create_time(), each.pid))

    def kill(self, part: str) -> None:
        """kill -9 every process of the part; the supervisor starts it anew."""
        victims = until(lambda: self.processes(part), what=f"a process of {part}")
        for each in victims:
            try:
                each.kill()
            except psutil.NoSuchProcess:
                continue
        psutil.wait_procs(victims, 10)
        self.struck()

    def lose_power(self) -> None:
        """kill -9 everything at once, the supervisor and whoever started it included."""
        assert self._launcher is not None
        victims = [each for each in psutil.process_iter() if _part_of(each)[0] == str(self.data_dir)]
        for each in (psutil.Process(self._launcher.pid), *victims):
            with contextlib.suppress(psutil.NoSuchProcess):
                each.kill()
        self._launcher.wait(10)
        psutil.wait_procs(victims, 10)

    def mails_to(self, address: str) -> list[Path]:
        """Mails to an address, oldest first."""
        mails = sorted((self.data_dir / "mail").glob("*.eml"))
        return [mail for mail in mails if f"To: {address}" in mail.read_text()]


def _part_of(process: psutil.Process) -> tuple[str | None, str | None]:
    try:
        environment = process.environ()
    except (psutil.Error, OSError):
        return None, None
    return environment.get("VIDEOPLANET_RUN"), environment.get("SUPERVISOR_PROCESS_NAME")


def _plain_environment() -> dict[str, str]:
    """Ours without what the suite set for its own services: the product must find its own."""
    kept = ("PATH", "HOME", "LANG", "TMPDIR", "LD_LIBRARY_PATH")
    return {name: os.environ[name] for name in kept if name in os.environ}
