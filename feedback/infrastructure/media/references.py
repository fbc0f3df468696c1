"""Whether a film's media lies in another file, as in QuickTime's reference films (ISO/IEC 14496-12, 8.7.2)."""

from collections.abc import Iterator
from pathlib import Path
from typing import IO

from feedback.domain.container import BrokenContainer, ContainerFormat
from feedback.domain.container_boxes import Box
from feedback.infrastructure.media.demuxers import demuxer_of

_TABLES = (b"moov", b"trak", b"mdia", b"minf", b"dinf", b"dref")
_SELF_CONTAINED = 1
_MOST_READ = 4096


def lies_elsewhere(path: Path, container: ContainerFormat) -> bool:
    """Whether any track names another file; what cannot be read names none."""
    if demuxer_of(container) != "mov":
        return False
    with path.open("rb") as file:
        size = file.seek(0, 2)
        return any(_names_another(file, *table) for table in _inside(file, 0, size, _TABLES))


def _names_another(file: IO[bytes], start: int, end: int) -> bool:
    for kind, body, after in _boxes(file, start + 8, end):
        file.seek(body)
        flags = int.from_bytes(file.read(4)) & 0xFFFFFF
        location = file.read(min(after - body - 4, _MOST_READ))
        if kind in (b"url ", b"urn ", b"alis") and not flags & _SELF_CONTAINED and location.strip(b"\0"):
            return True
    return False


def _inside(file: IO[bytes], start: int, end: int, kinds: tuple[bytes, ...]) -> Iterator[tuple[int, int]]:
    """Where the bodies of all boxes at this path of kinds begin and end."""
    for kind, body, after in _boxes(file, start, end):
        if kind == kinds[0] and len(kinds) == 1:
            yield body, after
        elif kind == kinds[0]:
            yield from _inside(file, body, after, kinds[1:])


def _boxes(file: IO[bytes], at: int, end: int) -> Iterator[tuple[bytes, int, int]]:
    """Kind, where the body begins and where it ends."""
    while at + 8 <= end:
        file.seek(at)
        try:
            box = Box.at(file.read(16))
        except BrokenContainer:
            return
        after = min(end, at + box.size) if box.size else end
        yield box.kind, at + box.header, after
        at = after
