"""A run of the product as `make run` starts it, seen from outside."""

import os
import subprocess
import sys
import time
from collections.abc import Callable, Mapping
from pathlib import Path

import psutil

from stack.leftovers import MARK, leftovers
from stack.programs import ROOT

SECONDS = 90.0


def until(ask: Callable[[], object], what: str, seconds: float = SECONDS) -> None:
    """Return once `ask` is true."""
    deadline = time.monotonic() + seconds
    while not ask():
        assert time.monotonic() < deadline, f"{what} did not come about within {seconds:.0f} s"
        time.sleep(0.05)


def is_alive(process: psutil.Process) -> bool:
    """Tell whether the process runs; one that ended but was not collected yet does not."""
    try:
        return bool(process.is_running() and process.status() != psutil.STATUS_ZOMBIE)
    except psutil.NoSuchProcess:
        return False


class Run:
    """`python -m stack` on a data directory and port of its own; `before` stands before the command."""

    def __init__(self, data_dir: Path, port: int, before: tuple[str, ...] = (), more: Mapping[str, str] | None = None):
        self.data_dir, self.port = data_dir.resolve(), port
        self._out = data_dir.with_name(f"{data_dir.name}-{time.monotonic_ns()}.out")
        kept = {name: os.environ[name] for name in ("PATH", "HOME", "LANG", "TMPDIR") if name in os.environ}
        with self._out.open("wb") as out:
            self.process = psutil.Popen(
                [*before, sys.executable, "-m", "stack"],
                cwd=ROOT,
                env={**kept, "DATA_DIR": str(data_dir), "PORT": str(port), **(more or {})},
                stdout=out,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )

    @property
    def url(self) -> str:
        return f"http://localhost:{self.port}"

    def output(self) -> str:
        """What it printed until now."""
        return self._out.read_text(errors="replace")

    def wait_for(self, words: str) -> None:
        """Return once the words are printed; fail when it ends before."""

        def said() -> bool:
            alive = self.process.poll() is None
            assert words in self.output() or alive, self.output()
            return words in self.output()

        until(said, repr(words))

    def child(self, part: str) -> psutil.Process:
        """The living main process of a part."""
        found: list[psutil.Process] = []

        def look() -> bool:
            found[:] = [each for each in leftovers(self.data_dir) if _part(each) == part]
            return bool(found)

        until(look, f"a process of {part}")
        return min(found, key=lambda each: each.create_time())

    def kill(self, part: str) -> None:
        """kill -9 whatever runs of a part now."""
        for each in leftovers(self.data_dir):
            if _part(each) == part:
                each.kill()

    def variable(self, name: str) -> str:
        """A variable of the environment that the parts have."""
        return str(self.child("web").environ()[name])

    def end_by_force(self) -> None:
        """Clean up after a test, whatever state it left."""
        if self.process.poll() is None:
            self.process.terminate()
        try:
            self.process.wait(SECONDS)
        except psutil.TimeoutExpired:
            self.process.kill()
        for each in leftovers(self.data_dir):
            each.kill()


def _part(process: psutil.Process) -> str | None:
    try:
        environment = process.environ()
    except (psutil.Error, OSError):
        return None
    return environment.get("SUPERVISOR_PROCESS_NAME") if MARK in environment else None
