"""What comes back by undoing, or from a named state, may show pictures that are gone for good by then."""

from collections.abc import Mapping

from ai_planning.application.frame_ports import NamedFrames
from ai_planning.contracts.rows import FrameRef
from ai_planning.domain.plan_parts import Chosen, Piece


def without_lost_frames(pieces: Mapping[str, Piece], named: NamedFrames) -> dict[str, Piece]:
    """Shots whose picture is gone show none; no statement where no picture is named."""
    shown = {key: frame.id for key, piece in pieces.items() if (frame := _frame_in(piece)) is not None}
    there = named.of(set(shown.values())) if shown else set()
    lost = {key: Piece(Chosen()) for key, frame_id in shown.items() if frame_id not in there}
    return {**pieces, **lost}


def _frame_in(piece: Piece) -> FrameRef | None:
    return piece.content.frame if isinstance(piece.content, Chosen) else None
