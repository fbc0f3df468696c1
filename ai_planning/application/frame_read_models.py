"""Frames as they are read."""

from dataclasses import dataclass
from uuid import UUID

from ai_planning.contracts.frame_rows import FrameRow


@dataclass(frozen=True, slots=True)
class ShotFrames:
    """`version` is the plan's when they were read, `chosen` the id of the one that its shot shows."""

    rows: tuple[FrameRow, ...]
    chosen: UUID | None
    version: int


@dataclass(frozen=True, slots=True)
class SeenFrame:
    """With an address that opens it for a while."""

    row: FrameRow
    is_chosen: bool
    url: str


@dataclass(frozen=True, slots=True)
class SeenFrames:
    frames: tuple[SeenFrame, ...]
    version: int


@dataclass(frozen=True, slots=True)
class HeldFrame:
    """An object that lies in the store."""

    frame_id: UUID
    key: str
