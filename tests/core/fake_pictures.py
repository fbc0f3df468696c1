"""Pictures in memory."""

from collections.abc import Iterable, Mapping
from types import ModuleType
from typing import Generic, TypeVar

Size = TypeVar("Size")


class FakePainter(Generic[Size]):
    """Takes what begins with a JPEG's first bytes; `refusals` holds what it raises otherwise."""

    def __init__(self, sizes: Iterable[Size], refusals: ModuleType) -> None:
        self._sizes, self._refusals = tuple(sizes), refusals

    def paint(self, content: bytes) -> Mapping[Size, bytes]:
        if b"<script" in content:
            raise self._refusals.PictureHoldsMore
        if not content.startswith(b"\xff\xd8"):
            raise self._refusals.PictureNotSupported
        if not content.endswith(b"\xff\xd9"):
            raise self._refusals.PictureUnreadable
        return {size: f"{size} pixels".encode() for size in self._sizes}
