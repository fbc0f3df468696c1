"""What the feedback context asks of whoever can make films playable, and where it keeps what came of it."""

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Final, Protocol
from uuid import UUID

from feedback.application.media_ports import VideoFacts

# The film's own pictures, beside the ladder of those that were encoded anew.
SOURCE_RENDITION: Final = "source"


@dataclass(frozen=True, slots=True)
class Segment:
    """A media segment in a file; `seconds` as the playlist tells, `size` in bytes."""

    path: Path
    seconds: Decimal
    size: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Rendition:
    """A stream of fragmented MP4 in files, as far as it is made; bit rates in bits a second, measured.

    `bandwidth` is the peak, as HLS defines it. `frame_count` is None until no segment follows.
    """

    name: str
    width: int
    height: int
    codecs: str
    bandwidth: int
    average_bandwidth: int
    frame_count: int | None
    init: Path
    segments: tuple[Segment, ...]


Publish = Callable[[Rendition, bool], None]


class Transcoder(Protocol):
    """Makes an untrusted film playable everywhere."""

    def remux(self, source: Path, facts: VideoFacts, directory: Path, tell: Callable[[int], None]) -> Rendition:
        """The pictures as they are, in segments; MediaUnreadable. `tell` as for `encode`."""
        ...

    def encode(
        self, source: Path, facts: VideoFacts, directory: Path, watch: Publish, tell: Callable[[int], None]
    ) -> tuple[Rendition, ...]:
        """The ladder, largest first, from one decode; MediaUnreadable.

        `watch(rendition, complete)` hears of every rung whenever new segments of it are whole, the smallest first;
        `tell` gets percent, several times a second. What they raise ends the work.
        """
        ...


@dataclass(frozen=True, slots=True)
class KeptSegment:
    """A media segment in the object store."""

    key: str
    seconds: Decimal
    size: int


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptRendition:
    """A stream in the object store; `complete` once no segment follows, of which none is longer than the target."""

    version_id: UUID
    name: str
    width: int
    height: int
    codecs: str
    bandwidth: int
    average_bandwidth: int
    init_key: str
    target_seconds: int
    segments: tuple[KeptSegment, ...]
    complete: bool


class Renditions(Protocol):
    """Streams by version and name, inside a unit of work."""

    def of(self, version_id: UUID) -> list[KeptRendition]:
        """All of a version, the greatest bandwidth first."""
        ...

    def keep(self, rendition: KeptRendition) -> bool:
        """Store it in the place of the one of that name; False, and nothing stored, when the version is gone."""
        ...

    def drop(self, version_id: UUID, names: set[str]) -> None:
        """Forget those; idempotent."""
        ...
