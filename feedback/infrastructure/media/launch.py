"""Becomes another program under limits: `python -I -S launch.py MEMORY FILE PROCESSOR WALL PARENT COMMAND…`.

A program of its own because code between fork and exec is not safe beside threads; it imports next to nothing, so that
it costs ten milliseconds.
"""

import ctypes
import os
import resource
import signal
import sys

_PR_SET_PDEATHSIG = 1
_OPEN_FILES = 64
# Between the signal that tells that its time is up and the one that tells nothing.
_LAST_CPU_SECONDS = 2


def confine(memory_bytes: int, file_bytes: int, cpu_seconds: int, wall_seconds: int) -> None:
    """Bind this process for good; the alarm ends it even when its parent is gone."""
    for kind, most, more in (
        (resource.RLIMIT_AS, memory_bytes, 0),
        (resource.RLIMIT_FSIZE, file_bytes, 0),
        (resource.RLIMIT_CPU, cpu_seconds, _LAST_CPU_SECONDS),
        (resource.RLIMIT_NOFILE, _OPEN_FILES, 0),
        (resource.RLIMIT_CORE, 0, 0),
    ):
        allowed = resource.getrlimit(kind)[1]
        limit = most + more if allowed == resource.RLIM_INFINITY else min(most + more, allowed)
        resource.setrlimit(kind, (min(most, limit), limit))
    signal.alarm(wall_seconds)


def die_with(parent: int) -> None:
    """End when the parent ends, however it ends; also when it has ended already."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
    if os.getppid() != parent:
        os.kill(os.getpid(), signal.SIGKILL)


def main(memory: str, file: str, processor: str, wall: str, parent: str, *command: str) -> None:
    """Python ignores these two signals, and what is ignored stays so in the program that follows."""
    signal.signal(signal.SIGXFSZ, signal.SIG_DFL)
    signal.signal(signal.SIGPIPE, signal.SIG_DFL)
    die_with(int(parent))
    confine(int(memory), int(file), int(processor), int(wall))
    os.execv(command[0], command)  # noqa: S606 - no shell is what is wanted


if __name__ == "__main__":
    main(*sys.argv[1:])
