"""Real PostgreSQL, Redis and S3 for the run, before Django reads its settings; each xdist worker has its own corner."""

import atexit
import os
import shutil
import signal
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from types import FrameType

import pytest

from stack.services.embedded import embedded_services

_running = ExitStack()


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_load_initial_conftests() -> Iterator[None]:
    worker = os.environ.get("PYTEST_XDIST_WORKER")
    if worker is None:
        _start()
    else:
        _move_into_corner(worker)
    return (yield)


def pytest_unconfigure() -> None:
    _running.close()


def _start() -> None:
    signal.signal(signal.SIGTERM, _end)
    # For an end before pytest is configured.
    atexit.register(_running.close)
    directory = Path(tempfile.mkdtemp(prefix="videoplanet-tests-"))
    _running.callback(shutil.rmtree, directory, ignore_errors=True)
    directory.chmod(0o755)
    os.environ.update(_running.enter_context(embedded_services(directory)))
    os.environ["PUBLIC_URL"] = "http://testserver"
    os.environ["RATE_LIMITS"] = "*=1000000/h"


def _end(number: int, frame: FrameType | None) -> None:
    """As Ctrl-C does it, once: the services have sessions of their own and would stay."""
    signal.signal(number, signal.SIG_IGN)
    raise KeyboardInterrupt


def _move_into_corner(worker: str) -> None:
    number = int(worker.removeprefix("gw")) + 1
    os.environ["REDIS_URL"] = f"{os.environ['REDIS_URL'].rsplit('/', 1)[0]}/{number}"
    os.environ["S3_BUCKET"] = f"{os.environ['S3_BUCKET']}-{worker}"
    os.environ["DATA_DIR"] = str(Path(os.environ["DATA_DIR"]) / worker)
    os.environ["JWT_KEYS_DIR"] = str(Path(os.environ["DATA_DIR"]) / "keys")
