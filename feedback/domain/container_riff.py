"""Walk over the RIFF chunks of an AVI file; OpenDML files have several."""

from feedback.domain.container_format import (
    ContainerFormat,
    Found,
    Peek,
    Skip,
    UnknownContainer,
    Walk,
)

RIFF = b"RIFF"
_UNSIZED = frozenset({0, 0xFFFFFFFF})


def walk_riff() -> Walk:
    """Find the AVI form, then demand that every RIFF chunk fits; live writers leave the size 0 or all ones."""
    head = yield Peek(12)
    if head[8:12] != b"AVI ":
        raise UnknownContainer
    yield Found(ContainerFormat.AVI)
    while head[:4] == RIFF and len(head) >= 8:
        size = int.from_bytes(head[4:8], "little")
        yield Skip(None if size in _UNSIZED else size + 8)
        head = yield Peek(12)
    yield Skip(None)
