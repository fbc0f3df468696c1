"""The bare broadcast as a process, under the server and the options that the product's sockets have."""

import subprocess
import sys
from collections.abc import Sequence

import httpx
import psutil

from stack.ports import answers_http, free_ports
from tests.e2e.product import ROOT, until

OPTIONS = ("--ws", "websockets-sansio", "--ws-per-message-deflate", "false", "--ws-ping-interval", "25")


class BareServer:
    def __init__(self) -> None:
        [self.port] = free_ports(1)
        where = ("tests.benchmarks.bare:application", "--port", str(self.port), "--log-level", "warning")
        self._process = subprocess.Popen(
            [sys.executable, "-m", "uvicorn", *where, "--lifespan", "off", *OPTIONS], cwd=ROOT
        )

    def broadcast(self, times: Sequence[int], frames: Sequence[str]) -> list[int]:
        """When each was due; they follow each other as `times` do. All in microseconds."""
        played = [[(time - times[0]) / 1e6, frame] for time, frame in zip(times, frames, strict=True)]
        began: list[int] = httpx.post(f"http://127.0.0.1:{self.port}/", json=played, timeout=600).json()
        return began

    def processor_seconds(self) -> float:
        times = psutil.Process(self._process.pid).cpu_times()
        return times.user + times.system

    def __enter__(self) -> "BareServer":
        try:
            until(lambda: answers_http(self.port), what="the bare server")
        except BaseException:
            self.__exit__()
            raise
        return self

    def __exit__(self, *_: object) -> None:
        self._process.terminate()
        self._process.wait(30)
