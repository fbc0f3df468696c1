"""How much of the machine a child may use that reads an untrusted file."""

from dataclasses import dataclass

from feedback.infrastructure.media.launch import confine

_GIB = 1 << 30


@dataclass(frozen=True, slots=True)
class Confinement:
    """Limits of one child: bytes of address space and of any file it writes, seconds of processor and of waiting."""

    memory_bytes: int = 3 * _GIB
    file_bytes: int = 64 << 20
    cpu_seconds: int = 120
    wall_seconds: int = 180

    def enter(self) -> None:
        """Bind the calling process for good."""
        confine(self.memory_bytes, self.file_bytes, self.cpu_seconds, self.wall_seconds)
