"""In which order the top-level boxes of a file lie."""

from collections.abc import Iterator
from pathlib import Path

from feedback.domain.container import ContainerFormat
from feedback.domain.container_boxes import Box

_BOXED = frozenset({ContainerFormat.MP4, ContainerFormat.MOV, ContainerFormat.M4V})


def starts_fast(path: Path, container: ContainerFormat) -> bool:
    """Whether one index of all the media lies before it; False for fragments, whose index is scattered among them."""
    if container not in _BOXED:
        return False
    kinds = list(_kinds(path))
    return b"moof" not in kinds and kinds.index(b"moov") < kinds.index(b"mdat")


def _kinds(path: Path) -> Iterator[bytes]:
    with path.open("rb") as file:
        while len(head := file.read(16)) >= 8:
            box = Box.at(head)
            yield box.kind
            if box.size is None:
                return
            file.seek(box.size - len(head), 1)
