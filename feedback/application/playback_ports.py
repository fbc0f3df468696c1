"""What playback needs from the outside, by role."""

from collections.abc import Collection
from dataclasses import dataclass
from decimal import Decimal
from typing import Protocol
from uuid import UUID

from feedback.contracts import Delivery, VideoStatus
from feedback.domain.hls import Variant
from feedback.domain.viewing import Viewing
from feedback.domain.web_vtt import Tile
from projects.contracts import ProjectGrant


@dataclass(frozen=True, slots=True)
class SpriteSheet:
    """One picture with a tile for every few seconds; sizes in pixels."""

    key: str
    width: int
    height: int
    tiles: tuple[Tile, ...]


@dataclass(frozen=True, slots=True)
class Waveform:
    """Peaks of the sound, as JSON and as bytes."""

    json_key: str
    data_key: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Film:
    """A version as far as it can be watched. `streams` are the names of those that have a segment at least.

    `source_key` is None until a worker has read the file; `is_whole` once the ladder is: no rung will grow or be added.
    """

    version_id: UUID
    status: VideoStatus
    delivery: Delivery | None
    reason: str | None
    duration: Decimal | None
    source_key: str | None
    media_type: str
    poster_key: str | None
    streams: frozenset[str]
    is_whole: bool
    sprite: SpriteSheet | None
    waveform: Waveform | None


@dataclass(frozen=True, slots=True)
class Ladder:
    """The sizes that play by now; `frame_rate` is None where it is variable or not known."""

    variants: tuple[Variant, ...]
    frame_rate: str | None


@dataclass(frozen=True, slots=True)
class Stream:
    """`segments` are (key, seconds) in order; none, nor any that follows, is longer than `target_seconds`."""

    init_key: str
    target_seconds: int
    segments: tuple[tuple[str, Decimal], ...]
    is_complete: bool


class PlaybackReads(Protocol):
    """What there is to watch of versions that are not in the trash; the grant is the scope."""

    def film(self, grant: ProjectGrant, video_id: UUID, version_id: UUID) -> Film | None: ...

    def ladder(self, grant: ProjectGrant, version_id: UUID) -> Ladder | None:
        """None while nothing of it plays."""
        ...

    def stream(self, grant: ProjectGrant, version_id: UUID, name: str) -> tuple[Stream, Decimal | None] | None:
        """With the duration of the film; None for a name that has no segment."""
        ...

    def sprite(self, grant: ProjectGrant, version_id: UUID) -> tuple[SpriteSheet, Decimal | None] | None:
        """With the duration of the film."""
        ...


class ViewingTokens(Protocol):
    """Viewings as words that go into an address and that nobody else can make."""

    def token(self, viewing: Viewing) -> str: ...

    def viewing(self, token: str) -> Viewing | None:
        """None for a word that is none of ours; one that is over is still told."""
        ...


class Revoked(Protocol):
    """Asks the identity context."""

    def __call__(self, holders: Collection[tuple[UUID, UUID | None]], /) -> set[tuple[UUID, UUID | None]]:
        """Those pairs of person and session that are no longer let in."""
        ...
