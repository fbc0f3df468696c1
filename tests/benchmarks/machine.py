"""Where figures come from."""

import os
import platform
import subprocess
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path

import psutil

from stack.programs import program
from stack.services.postgres import Postgres

_PACKAGES = ("granian", "uvicorn", "django", "djangorestframework", "psycopg", "orjson", "redis", "celery")


def machine() -> dict[str, str]:
    """To be asked before anything has begun, since it tells what the machine is at."""
    load, memory = os.getloadavg(), psutil.virtual_memory().total / 1024**3
    postgres = next(word for word in Postgres(Path(), 0, "").command if Path(word).name == "postgres")
    return {
        "date": datetime.now(UTC).isoformat(timespec="minutes"),
        "processors": f"{os.cpu_count()} ({_model()})",
        "memory": f"{memory:.0f} GiB",
        "kernel": f"{platform.system()} {platform.release()} {platform.machine()}",
        "processors shared by sessions": _shared_by_sessions(),
        "load before": ", ".join(f"{each:.2f}" for each in load),
        "Python": platform.python_version(),
        "PostgreSQL": _told(postgres),
        "Redis": _told(program("redis-server")),
        "front": _told(program("caddy")),
    } | {name: version(name) for name in _PACKAGES}


def _model() -> str:
    lines = Path("/proc/cpuinfo").read_text().splitlines() if Path("/proc/cpuinfo").exists() else []
    return next((line.partition(":")[2].strip() for line in lines if line.startswith("model name")), platform.machine())


def _shared_by_sessions() -> str:
    """Whether the kernel gives each session the same share first (sched_autogroup): PostgreSQL makes one a backend."""
    told = Path("/proc/sys/kernel/sched_autogroup_enabled")
    return {"0": "no", "1": "yes"}.get(told.read_text().strip() if told.exists() else "", "unknown")


def _told(command: str) -> str:
    return subprocess.run([command, "--version"], capture_output=True, text=True, check=True).stdout.strip()[:60]
