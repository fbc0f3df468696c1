"""When the samples of a media segment are shown, from its fragments' headers."""

import struct
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from feedback.infrastructure.media.boxes import BadBox, find, find_all, read_boxes

_DATA_OFFSET, _FIRST_FLAGS = 0x1, 0x4
_DURATION, _SIZE, _FLAGS, _SHIFT = 0x100, 0x200, 0x400, 0x800
_BASE, _DESCRIPTION, _DEFAULT_DURATION = 0x1, 0x2, 0x8


@dataclass(frozen=True, slots=True)
class Span:
    """Ticks from the first picture to the end of the last, and how many there are."""

    start: int
    end: int
    count: int


def read_span(path: Path, track: int) -> Span:
    """Of one track of a segment; BadBox when it has no samples there."""
    shown = [moment for fragment in read_boxes(path, b"moof") for moment in _shown(fragment, track)]
    if not shown:
        raise BadBox(f"no samples of track {track}")
    last, lasting = max(shown)
    return Span(min(start for start, _ in shown), last + lasting, len(shown))


def _shown(fragment: bytes, track: int) -> Iterator[tuple[int, int]]:
    """When each sample is shown and for how long."""
    for body in find_all(fragment, b"traf"):
        header = find(body, b"tfhd")
        if int.from_bytes(header[4:8], "big") == track:
            told = find(body, b"tfdt")
            decoded = int.from_bytes(told[4:12] if told[0] else told[4:8], "big")
            for run in find_all(body, b"trun"):
                for lasting, shift in _samples(run, _default_duration(header)):
                    yield decoded + shift, lasting
                    decoded += lasting


def _default_duration(header: bytes) -> int:
    flags = int.from_bytes(header[1:4], "big")
    at = 8 + (8 if flags & _BASE else 0) + (4 if flags & _DESCRIPTION else 0)
    return int.from_bytes(header[at : at + 4], "big") if flags & _DEFAULT_DURATION else 0


def _samples(run: bytes, default: int) -> Iterator[tuple[int, int]]:
    """Duration and composition offset of each sample."""
    flags, count = int.from_bytes(run[1:4], "big"), int.from_bytes(run[4:8], "big")
    at = 8 + (4 if flags & _DATA_OFFSET else 0) + (4 if flags & _FIRST_FLAGS else 0)
    fields = [field for field in (_DURATION, _SIZE, _FLAGS, _SHIFT) if flags & field]
    layout = struct.Struct(">" + "".join("i" if field == _SHIFT else "I" for field in fields))
    if count and len(run) < at + count * layout.size:
        raise BadBox("a run that ends early")
    for index in range(count):
        told = dict(zip(fields, layout.unpack_from(run, at + index * layout.size), strict=True))
        yield told.get(_DURATION, default), told.get(_SHIFT, 0)
