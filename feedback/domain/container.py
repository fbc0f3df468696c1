"""Which container an upload is, told from its bytes as they pass by."""

from feedback.domain.container_boxes import walk_boxes
from feedback.domain.container_ebml import EBML, walk_ebml
from feedback.domain.container_format import (
    BrokenContainer,
    ContainerFormat,
    Found,
    Peek,
    Skip,
    UnknownContainer,
    Walk,
)
from feedback.domain.container_riff import RIFF, walk_riff

__all__ = ["BrokenContainer", "ContainerFormat", "ContainerScan", "UnknownContainer"]


class ContainerScan:
    """Reads an upload in chunks of any size and keeps no more than a few kilobytes of it."""

    def __init__(self) -> None:
        self._walk = _walk()
        self._held = bytearray()
        self._container: ContainerFormat | None = None
        self._step: Peek | Skip | None = None
        self._left: int | None = 0
        self._resume(None)

    @property
    def container(self) -> ContainerFormat | None:
        """The container, None until enough was fed (at most 64 KiB)."""
        return self._container

    @property
    def skippable(self) -> int | None:
        """How many of the next bytes say nothing and may go to `skip` unread; None: all that follow."""
        return self._left

    def feed(self, chunk: bytes) -> None:
        """Take the next bytes; UnknownContainer or BrokenContainer as soon as they tell."""
        rest = memoryview(chunk)
        while rest:
            rest = rest[self._pass_over(len(rest)) :]
            if isinstance(self._step, Peek) and rest:
                taken = self._step.count - len(self._held)
                self._held += rest[:taken]
                rest = rest[taken:]
            self._advance()

    def skip(self, count: int) -> None:
        """Take `count` bytes unread, no more than `skippable`; ValueError otherwise."""
        if self._pass_over(count) != count:
            raise ValueError("These bytes must be read.")
        self._advance()

    def finish(self) -> ContainerFormat:
        """Nothing follows: the container, or BrokenContainer / UnknownContainer."""
        while self._step is not None:
            if isinstance(self._step, Skip) and self._left:
                raise BrokenContainer("truncated")
            self._resume(self._answer())
        if self._container is None:
            raise UnknownContainer
        return self._container

    def _pass_over(self, count: int) -> int:
        if self._left is None:
            return count
        passed = min(count, self._left)
        self._left -= passed
        return passed

    def _advance(self) -> None:
        while self._is_answered():
            self._resume(self._answer())

    def _is_answered(self) -> bool:
        if isinstance(self._step, Peek):
            return len(self._held) >= self._step.count
        return self._step is not None and self._left == 0

    def _answer(self) -> bytes:
        return bytes(self._held[: self._step.count]) if isinstance(self._step, Peek) else b""

    def _resume(self, answer: bytes | None) -> None:
        try:
            step = next(self._walk) if answer is None else self._walk.send(answer)
            while isinstance(step, Found):
                self._container = step.container
                step = next(self._walk)
        except StopIteration:
            self._step, self._left = None, None
            return
        self._step = step
        self._left = self._drop(step.count) if isinstance(step, Skip) else 0

    def _drop(self, count: int | None) -> int | None:
        held = len(self._held)
        del self._held[:count]
        return None if count is None else max(0, count - held)


def _walk() -> Walk:
    head = yield Peek(8)
    if not head:
        raise BrokenContainer("empty")
    if head.startswith(RIFF):
        yield from walk_riff()
    elif head.startswith(EBML):
        yield from walk_ebml()
    elif len(head) < 8:
        raise UnknownContainer
    else:
        yield from walk_boxes()
