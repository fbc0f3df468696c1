"""Boxes of ISO base media files (ISO/IEC 14496-12), as far as our own fragments need them."""

from collections.abc import Iterator
from pathlib import Path
from typing import IO

_HEADER = 8
_MOST_READ = 16 << 20


class BadBox(ValueError):
    """What should be a box is none."""


def boxes(content: bytes) -> Iterator[tuple[bytes, bytes]]:
    """Type and body of each box, in order."""
    at = 0
    while at + _HEADER <= len(content):
        size = int.from_bytes(content[at : at + 4], "big")
        if not _HEADER <= size <= len(content) - at:
            raise BadBox(f"{size} bytes at {at}")
        yield content[at + 4 : at + _HEADER], content[at + _HEADER : at + size]
        at += size


def find_all(content: bytes, *path: bytes) -> Iterator[bytes]:
    """Bodies of all boxes at this path of types."""
    if not path:
        yield content
        return
    for kind, body in boxes(content):
        if kind == path[0]:
            yield from find_all(body, *path[1:])


def find(content: bytes, *path: bytes) -> bytes:
    """The body of the first box at this path; BadBox when there is none."""
    for body in find_all(content, *path):
        return body
    raise BadBox(f"no {b'/'.join(path).decode()}")


def read_boxes(path: Path, kind: bytes) -> list[bytes]:
    """Bodies of the file's outermost boxes of one type; the media between them is not read."""
    with path.open("rb") as file:
        return list(_read(file, kind))


def _read(file: IO[bytes], kind: bytes) -> Iterator[bytes]:
    while len(head := file.read(_HEADER)) == _HEADER:
        size, found = int.from_bytes(head[:4], "big"), head[4:]
        if size == 1:
            size = int.from_bytes(file.read(8), "big") - 8
        if size < _HEADER or (found == kind and size > _MOST_READ):
            raise BadBox(f"{found!r} of {size} bytes")
        if found == kind:
            yield file.read(size - _HEADER)
        else:
            file.seek(size - _HEADER, 1)
