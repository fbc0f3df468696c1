"""The parts of a plan on the day it begins."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import datetime
from uuid import UUID

from ai_planning.contracts.rows import Author, FrameRef
from ai_planning.domain.brief import LONGEST_TITLE, Brief
from ai_planning.domain.drafts import STAGES
from ai_planning.domain.plan_parts import (
    BRIEF,
    EMPTY_STAGE,
    Chosen,
    Content,
    Heading,
    Inserts,
    Part,
    Piece,
    Placed,
    frame_key,
    inserts_key,
    shot_key,
    stage_key,
)
from ai_planning.domain.plan_state import Parts
from ai_planning.domain.time_line import lay_out
from core.domain.language import Language
from core.domain.text import plain_text

NewId = Callable[[], UUID]


def first_parts(title: str, brief: Brief, *, by: Author, now: datetime, new_id: NewId) -> Parts:
    """Nothing is written yet, and the seconds are laid out. Raises InvalidField at /title."""
    told = plain_text(title, "/title", longest=LONGEST_TITLE, shortest=1)
    contents: dict[str, Content] = {BRIEF: Heading(told, brief)}
    stage_ids = tuple(new_id() for _ in range(STAGES))
    contents |= {stage_key(stage_id): EMPTY_STAGE for stage_id in stage_ids}
    for place, lasts in enumerate(lay_out(brief.duration_ms, brief.genre, brief.tempo)):
        shot_id = new_id()
        contents[shot_key(shot_id)] = Placed(place + 1, lasts)
        contents |= {inserts_key(shot_id): Inserts(), frame_key(shot_id): Chosen()}
    return Parts(stage_ids, {key: Part(Piece(content), 1, now, by) for key, content in contents.items()})


def copied_parts(
    parts: Parts, title: str, frames: Mapping[UUID, FrameRef], *, by: Author, now: datetime, new_id: NewId
) -> Parts:
    """The same words and seconds under other ids, without locks; pictures as far as there is a copy in `frames`."""
    own = first_parts(title, parts.heading.brief, by=by, now=now, new_id=new_id)
    pieces = {}
    for old, new in zip(parts.stage_ids, own.stage_ids, strict=True):
        pieces[stage_key(new)] = parts.by_key[stage_key(old)].piece
    for old, new in zip(parts.shot_ids, own.shot_ids, strict=True):
        pieces[shot_key(new)] = parts.by_key[shot_key(old)].piece
        pieces[inserts_key(new)] = parts.by_key[inserts_key(old)].piece
        chosen = parts.chosen(old)
        if chosen.frame is not None and chosen.frame.id in frames:
            copy = replace(chosen, frame=frames[chosen.frame.id])
            pieces[frame_key(new)] = Piece(copy, parts.by_key[frame_key(old)].piece.provenance)
    return own.with_({key: Part(piece, 1, now, by) for key, piece in pieces.items()})


def title_of_copy(title: str, language: Language) -> str:
    """The title of the first, cut where both do not fit."""
    mark = " (사본)" if language is Language.KOREAN else " (copy)"
    return title[: LONGEST_TITLE - len(mark)].rstrip() + mark
