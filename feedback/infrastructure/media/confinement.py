"""How much of the machine a child may use that reads an untrusted file."""

from dataclasses import dataclass, replace

from feedback.infrastructure.media.launch import confine

_GIB = 1 << 30
_BYTES_A_SECOND = 20_000_000


@dataclass(frozen=True, slots=True)
class Confinement:
    """Limits of one child: bytes of address space and of any file it writes, seconds of processor and of waiting."""

    memory_bytes: int = 3 * _GIB
    file_bytes: int = 64 << 20
    cpu_seconds: int = 120
    wall_seconds: int = 180

    def reading(self, size: int) -> "Confinement":
        """As much longer as it takes to read so many bytes, which is more than once where a file has no index."""
        more = size // _BYTES_A_SECOND
        return replace(self, cpu_seconds=self.cpu_seconds + more, wall_seconds=self.wall_seconds + more)

    def enter(self) -> None:
        """Bind the calling process for good."""
        confine(self.memory_bytes, self.file_bytes, self.cpu_seconds, self.wall_seconds)
