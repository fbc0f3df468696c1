"""How much of the machine a child may use that reads an untrusted file."""

import resource
import signal
from dataclasses import dataclass

_GIB = 1 << 30


@dataclass(frozen=True, slots=True)
class Confinement:
    """Limits of one child: bytes of address space and of any file it writes, seconds of processor and of waiting."""

    memory_bytes: int = 3 * _GIB
    file_bytes: int = 64 << 20
    cpu_seconds: int = 120
    wall_seconds: int = 180

    def enter(self) -> None:
        """Bind the calling process for good; the alarm ends it even when its parent is gone."""
        for kind, most in (
            (resource.RLIMIT_AS, self.memory_bytes),
            (resource.RLIMIT_FSIZE, self.file_bytes),
            (resource.RLIMIT_CPU, self.cpu_seconds),
            (resource.RLIMIT_NOFILE, 64),
            (resource.RLIMIT_CORE, 0),
        ):
            allowed = resource.getrlimit(kind)[1]
            limit = most if allowed == resource.RLIM_INFINITY else min(most, allowed)
            resource.setrlimit(kind, (limit, limit))
        signal.alarm(self.wall_seconds)
