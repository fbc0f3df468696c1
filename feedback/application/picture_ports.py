"""What the feedback context asks of whoever can draw a film at a glance."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise
from pathlib import Path
from typing import Any, Protocol

from feedback.application.media_ports import VideoFacts, Watch, unwatched
from feedback.domain.waveform import Waveform


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """A JPEG file of pictures of one size, row by row; `moments` are seconds from the start, one for each, ascending.

    Sizes in pixels; every picture is another frame.
    """

    path: Path
    columns: int
    tile_width: int
    tile_height: int
    moments: tuple[Decimal, ...]

    @property
    def rows(self) -> int:
        return -(-len(self.moments) // self.columns)

    def tiles(self, duration: Decimal) -> list[list[str | int]]:
        """For each picture: from when until when (seconds as text) it is the latest one, x, y, width and height."""
        bounds = [Decimal(0), *self.moments[1:], max(duration, self.moments[-1])]
        places = [divmod(index, self.columns) for index in range(len(self.moments))]
        size = (self.tile_width, self.tile_height)
        return [
            [f"{start:.3f}", f"{end:.3f}", column * self.tile_width, row * self.tile_height, *size]
            for (start, end), (row, column) in zip(pairwise(bounds), places, strict=True)
        ]


class SheetDrawer(Protocol):
    """Reads pictures from an untrusted file."""

    def draw_sheet(self, path: Path, facts: VideoFacts, directory: Path, watch: Watch) -> Sheet:
        """Write `sprite.jpg`, at most 10 x 10 pictures, into an existing directory; MediaUnreadable."""
        ...


class SoundMeter(Protocol):
    """Reads sound from an untrusted file."""

    def measure(self, path: Path, facts: VideoFacts, tell: Callable[[int], None]) -> Waveform | None:
        """The peaks of the first track, as long as the film is; None when nothing is heard in it. MediaUnreadable.

        `tell` gets percent, several times a second; what it raises ends the work.
        """
        ...


class FrameDrawer(Protocol):
    """Reads single frames from an untrusted file."""

    def draw_frames(
        self, path: Path, facts: VideoFacts, frames: Collection[int], directory: Path, watch: Watch = unwatched
    ) -> dict[int, Path]:
        """JPEG files, at most 640 pixels on the longer edge, of those frames (from 0) that can be decoded.

        The directory exists; MediaUnreadable.
        """
        ...


class Sketcher(Protocol):
    def lay_over(self, picture: bytes, drawing: Sequence[Mapping[str, Any]], caption: str = "") -> bytes:
        """A JPEG with shapes of a note painted on it, in coordinates of 0–1 of the picture; the caption below it."""
        ...
