"""Processes that a killed run left behind, found by a mark in their environment, ended without losing data."""

import contextlib
import signal
from collections.abc import Iterable
from pathlib import Path

import psutil

MARK = "VIDEOPLANET_RUN"
DATABASES = frozenset({"postgres", "redis", "s3"})
ORDERLY_SECONDS, DATABASE_SECONDS = 10.0, 30.0
# The supervisor stops everything in order by itself, each part within its own time.
SUPERVISOR_SECONDS = 45.0


def leftovers(data_dir: Path) -> list[psutil.Process]:
    """Every process of a run on this data directory, descendants that lost the mark included."""
    found = {each for each in psutil.process_iter() if _environment(each).get(MARK) == str(data_dir)}
    for each in list(found):
        with contextlib.suppress(psutil.Error):
            found.update(each.children(recursive=True))
    return sorted(found - {psutil.Process()}, key=lambda process: process.pid)


def environment_of_run(data_dir: Path) -> dict[str, str] | None:
    """What the processes of the run on this data directory know; None when there is no run."""
    supervisors = (each for each in leftovers(data_dir) if _is_supervisor(each))
    return next((known for each in supervisors if (known := _environment(each))), None)


def end_leftovers(data_dir: Path) -> int:
    """End what is left, programs before databases, in bounded time; give the number of processes there were."""
    found = leftovers(data_dir)
    _end([each for each in found if _is_supervisor(each)], SUPERVISOR_SECONDS)
    databases = _databases(found)
    _end([each for each in leftovers(data_dir) if each not in databases], ORDERLY_SECONDS)
    _end(leftovers(data_dir), DATABASE_SECONDS)
    return len(found)


def _is_supervisor(process: psutil.Process) -> bool:
    with contextlib.suppress(psutil.Error):
        return "supervisor.supervisord" in process.cmdline()
    return False


def _databases(processes: Iterable[psutil.Process]) -> set[psutil.Process]:
    servers = [each for each in processes if _environment(each).get("SUPERVISOR_PROCESS_NAME") in DATABASES]
    family = set(servers)
    for each in servers:
        with contextlib.suppress(psutil.Error):
            family.update(each.children(recursive=True))
    return family


def _end(processes: Iterable[psutil.Process], seconds: float) -> None:
    """Ask the oldest of each family to end, then kill whoever is left."""
    alive = [each for each in processes if each.is_running()]
    for each in alive:
        with contextlib.suppress(psutil.Error):
            if each.parent() not in alive:
                each.send_signal(signal.SIGINT if each.name() == "postgres" else signal.SIGTERM)
    _, stubborn = psutil.wait_procs(alive, seconds)
    for each in stubborn:
        with contextlib.suppress(psutil.Error):
            each.kill()
    psutil.wait_procs(stubborn, 5)


def _environment(process: psutil.Process) -> dict[str, str]:
    with contextlib.suppress(psutil.Error, OSError):
        environment: dict[str, str] = process.environ()
        return environment
    return {}
