"""The process manager as our child: its remote control and its log."""

import contextlib
import os
import secrets
import select
import subprocess
import sys
import xmlrpc.client
from collections import deque
from collections.abc import Iterator

from stack.configuration import configuration, variables
from stack.plan import Plan
from stack.ports import LOOPBACK, free_ports
from stack.programs import ROOT

# Longer than its groups take, one after the other.
STOP_SECONDS = 90.0


class SupervisordEnded(Exception):
    """supervisord is gone although nobody asked for it; the message is what it said last."""


class Supervisord:
    """A running supervisord that has the parts of a plan but starts none by itself."""

    def __init__(self, plan: Plan) -> None:
        [port], password = free_ports(1), secrets.token_urlsafe(24)
        self._remote = xmlrpc.client.ServerProxy(f"http://stack:{password}@{LOOPBACK}:{port}/RPC2")
        self._unread, self._last = b"", deque[str](maxlen=5)
        settings = plan.data_dir / "run" / "supervisord.conf"
        settings.unlink(missing_ok=True)
        settings.touch(mode=0o600)
        settings.write_text(configuration(plan.parts, port, password))
        self._process = subprocess.Popen(
            [sys.executable, "-m", "supervisor.supervisord", "-c", str(settings)],
            cwd=ROOT,
            env=variables(plan),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            # A session of its own: Ctrl-C in the terminal reaches only us, and we stop everything in order.
            start_new_session=True,
        )

    def start_program(self, address: str) -> bool:
        """Start a program without waiting for it; False while supervisord does not answer yet."""
        try:
            self._remote.supervisor.startProcess(address, False)
        except ConnectionRefusedError:
            return False
        return True

    def lines(self, seconds: float) -> Iterator[str]:
        """Log lines of the next `seconds`; raise SupervisordEnded when it is gone."""
        assert self._process.stdout is not None
        descriptor = self._process.stdout.fileno()
        if not select.select([descriptor], [], [], seconds)[0]:
            return
        read = os.read(descriptor, 65536)
        if not read:
            raise SupervisordEnded("\n".join(self._last))
        *whole, self._unread = (self._unread + read).split(b"\n")
        lines = [line.decode(errors="replace") for line in whole]
        self._last.extend(lines)
        yield from lines

    def end(self) -> Iterator[str]:
        """Stop every program in order, then supervisord; give what it says meanwhile. Bounded by STOP_SECONDS."""
        self._process.terminate()
        with contextlib.suppress(subprocess.TimeoutExpired):
            rest, _ = self._process.communicate(timeout=STOP_SECONDS)
            yield from rest.decode(errors="replace").splitlines()
        self._process.kill()
        self._process.wait()
