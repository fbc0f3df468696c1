"""Whether the process of this container works: `python -m stack.alive`, exit code 0 or 1.

What serves is asked; what works off tasks, and beat, touches a file for as long as it works.
"""

import os
import sys
import time
from collections.abc import Mapping
from pathlib import Path

from stack.ports import answers_http

# The file is touched every five seconds; a worker that looks for its broker again gets two minutes.
FRESH_SECONDS = 120.0
ENDING = ("prepare", "manage")
PORTS = {"web": "WEB_PORT", "sockets": "SOCKETS_PORT", "metrics": "METRICS_PORT"}


def note_process(name: str, environment: Mapping[str, str]) -> None:
    """Write down which process this container runs, where somebody wants to know; none has shown any life yet."""
    if file := environment.get("PROCESS_FILE"):
        Path(file).write_text(name)
        Path(environment["HEARTBEAT_FILE"]).unlink(missing_ok=True)


def is_alive(environment: Mapping[str, str]) -> bool:
    """Tell it of the process that was noted; one that ends by itself is alive."""
    name = Path(environment["PROCESS_FILE"]).read_text()
    if name in PORTS:
        return answers_http(int(environment[PORTS[name]]), "/health/live", 200)
    return name in ENDING or _is_fresh(Path(environment["HEARTBEAT_FILE"]))


def _is_fresh(file: Path) -> bool:
    return file.exists() and time.time() - file.stat().st_mtime < FRESH_SECONDS


if __name__ == "__main__":
    sys.exit(not is_alive(os.environ))
