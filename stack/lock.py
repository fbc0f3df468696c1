"""One launcher per data directory."""

import contextlib
import fcntl
import time
from collections.abc import Iterator
from pathlib import Path

from stack.refusals import AlreadyRunning

PATIENCE_SECONDS = 5.0


@contextlib.contextmanager
def exclusive(data_dir: Path) -> Iterator[None]:
    """Hold the data directory; wait PATIENCE_SECONDS for a predecessor that is ending, then raise AlreadyRunning.

    The kernel gives the lock back whatever way the launcher ends; children do not inherit it.
    """
    data_dir.mkdir(parents=True, exist_ok=True)
    with (data_dir / "lock").open("w") as file:
        deadline = time.monotonic() + PATIENCE_SECONDS
        while not _locked(file.fileno()):
            if time.monotonic() > deadline:
                raise AlreadyRunning(f"VideoPlanet already runs on {data_dir}. Stop it, or give another DATA_DIR.")
            time.sleep(0.1)
        yield


def _locked(descriptor: int) -> bool:
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True
