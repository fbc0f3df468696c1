"""A web process of its own, started as the product starts it."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path

import httpx

from stack.ports import free_ports
from tests.e2e.product import ROOT, until

STOP_SECONDS = 15


@contextmanager
def web_processes(count: int, environment: Mapping[str, str], folder: Path) -> Iterator[list[str]]:
    """Addresses of so many web processes with this environment beside ours; they end with the block."""
    with ExitStack() as running:
        yield [running.enter_context(_web_process(environment, folder / f"web-{number}")) for number in range(count)]


@contextmanager
def _web_process(environment: Mapping[str, str], log: Path) -> Iterator[str]:
    (port,) = free_ports(1)
    url = f"http://127.0.0.1:{port}"
    own = {"WEB_PORT": str(port), "WEB_WORKERS": "1", "WEB_THREADS": "4", "METRICS_DIR": f"{log}.metrics"}
    with log.open("wb") as out:
        process = subprocess.Popen(
            [sys.executable, "-m", "stack.process", "web"],
            cwd=ROOT,
            env={**os.environ, **environment, **own},
            stdout=out,
            stderr=out,
            start_new_session=True,
        )
    try:
        until(lambda: _answers(process, url, log), what=url)
        yield url
    finally:
        _end(process)


def _answers(process: "subprocess.Popen[bytes]", url: str, log: Path) -> bool:
    assert process.poll() is None, log.read_text(errors="replace")[-3000:]
    with suppress(httpx.TransportError):
        return httpx.get(f"{url}/health/live", timeout=5).status_code == 200
    return False


def _end(process: "subprocess.Popen[bytes]") -> None:
    process.terminate()
    with suppress(subprocess.TimeoutExpired):
        process.wait(STOP_SECONDS)
    with suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)
    process.wait(STOP_SECONDS)
