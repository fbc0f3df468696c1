"""One embedded service as a child process of ours."""

import contextlib
import os
import signal
import subprocess
import time
from pathlib import Path

from stack.programs import ROOT
from stack.services.service import Service

START_SECONDS = STOP_SECONDS = 30.0


class ServiceDidNotStart(RuntimeError):
    """A service ended, or did not answer in time; the message has its last output."""


class RunningService:
    """A service that can be started, stopped and killed, again and again, on the same port."""

    def __init__(self, service: Service, log: Path) -> None:
        self.service = service
        self._log = log
        self._process: subprocess.Popen[bytes] | None = None

    @property
    def pid(self) -> int | None:
        """Process id while it runs."""
        return None if self._process is None else self._process.pid

    @property
    def has_ended(self) -> bool:
        """By itself, though nobody stopped it."""
        return self._process is not None and self._process.poll() is not None

    def start(self, wait: bool = True) -> None:
        """Start the process; with `wait`, return when it answers or raise ServiceDidNotStart."""
        self.service.prepare()
        environment = {**os.environ, **self.service.environment}
        with self._log.open("ab") as log:
            # A session of its own: Ctrl-C in the terminal must not end the database before those who use it.
            self._process = subprocess.Popen(
                self.service.command, cwd=ROOT, env=environment, stdout=log, stderr=log, start_new_session=True
            )
        if wait:
            self.wait_until_ready()

    def wait_until_ready(self) -> None:
        """Return when the service answers; raise ServiceDidNotStart when it ended or START_SECONDS passed."""
        deadline = time.monotonic() + START_SECONDS
        while not self.service.is_ready():
            if self._process is None or self._process.poll() is not None or time.monotonic() > deadline:
                last = self._log.read_text(errors="replace")[-2000:]
                self.kill()
                raise ServiceDidNotStart(f"{self.service.name} did not start:\n{last}")
            time.sleep(0.02)

    def stop(self) -> None:
        """End the process orderly; kill it after STOP_SECONDS."""
        if self._process is not None:
            self._process.send_signal(self.service.stop_signal)
            with contextlib.suppress(subprocess.TimeoutExpired):
                self._process.wait(STOP_SECONDS)
        self.kill()

    def kill(self) -> None:
        """End the process and its children at once, as a power cut would."""
        if self._process is not None:
            with contextlib.suppress(ProcessLookupError):
                os.killpg(self._process.pid, signal.SIGKILL)
            self._process.wait()
            self._process = None
