"""The parts of a run: what is started, in which group it is stopped, and how it shows that it works."""

import shlex
import signal
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from stack.ports import answers_http
from stack.services.service import Service

# Stopped from the last to the first: sockets are closed with a reason while the front still passes it on, the front
# drains, then the programs end, then what they store in.
GROUPS = ("storage", "programs", "entrance", "live")
SERVING_SECONDS, STORING_SECONDS = 12, 20
# Celery takes seven to end while it has nothing to do, and twice that where the machine is busy.
WORKING_SECONDS = 30


@dataclass(frozen=True)
class Part:
    """One child of the supervisor."""

    name: str
    group: str
    command: str
    is_ready: Callable[[], bool]
    stop_seconds: int
    stop_signal: signal.Signals = signal.SIGTERM

    @property
    def address(self) -> str:
        """Name by which the supervisor knows it."""
        return f"{self.group}:{self.name}"


def of_service(service: Service) -> Part:
    """An embedded service as a part."""
    command = shlex.join(service.command)
    return Part(service.name, "storage", command, service.is_ready, STORING_SECONDS, service.stop_signal)


def of_product(logs: Path, web_port: int, sockets_port: int) -> list[Part]:
    """The programs of the product; they start together once storage is prepared."""
    return [
        _program("web", lambda: answers_http(web_port, "/health/live", 200)),
        _program("sockets", lambda: answers_http(sockets_port), "live"),
        _celery("worker", logs, " ready."),
        _celery("beat", logs, "beat: Starting"),
    ]


def behind_the_scenes(logs: Path) -> list[Part]:
    """Programs that nobody waits for: their work is kept until they are there."""
    names = ("media", "encoder", "webhooks", "planner")
    return [_celery(name, logs, " ready.") for name in names]


def front(host: str, port: int) -> Part:
    """The public port; ready when the whole product says so through it."""
    return _program("front", lambda: answers_http(port, "/health/ready", 200, host), "entrance")


def log_says(log: Path, words: str) -> Callable[[], bool]:
    """Tell whether the words were written to the log from now on."""
    start = log.stat().st_size if log.exists() else 0

    def says() -> bool:
        if not log.exists():
            return False
        written = log.read_bytes()
        return words.encode() in written[start if start <= len(written) else 0 :]

    return says


def _celery(name: str, logs: Path, when_ready: str) -> Part:
    return _program(name, log_says(logs / f"{name}.log", when_ready), seconds=WORKING_SECONDS)


def _program(
    name: str, is_ready: Callable[[], bool], group: str = "programs", *, seconds: int = SERVING_SECONDS
) -> Part:
    return Part(name, group, shlex.join([sys.executable, "-m", "stack.process", name]), is_ready, seconds)
