"""What a change of a plan asks of its parts: the pieces that they would hold then, by key."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from typing import Any
from uuid import UUID

from ai_planning.domain.brief import Brief
from ai_planning.domain.drafts import ShotDraft, StageDraft
from ai_planning.domain.plan_parts import Inserts, Piece, Placed, inserts_key, shot_key, stage_key
from ai_planning.domain.plan_refusals import SecondsDoNotFit
from ai_planning.domain.plan_state import Parts
from ai_planning.domain.provenance import Provenance
from ai_planning.domain.time_line import fit, lay_out, stretch
from core.domain.errors import InvalidField

Pieces = dict[str, Piece]


def bare(draft: ShotDraft) -> ShotDraft:
    """As its part holds it: inserts have their own, and seconds take the place of the weight."""
    return replace(draft, weight=1.0, inserts=())


def written(parts: Parts, drafts: Sequence[StageDraft], provenance: Provenance) -> Pieces:
    pairs = zip(parts.stage_ids, drafts, provenance.shared(len(drafts)), strict=True)
    return {stage_key(stage_id): Piece(draft, share) for stage_id, draft, share in pairs}


def designed(parts: Parts, drafts: Sequence[ShotDraft], held: Collection[str], provenance: Provenance) -> Pieces:
    """All twelve anew, laid out by their weights around those that are `held`; inserts cost nothing beside them."""
    brief = parts.heading.brief
    target = lay_out(brief.duration_ms, brief.genre, brief.tempo, [draft.weight for draft in drafts])
    durations = _around(parts, target, brief.duration_ms, _places(parts, held))
    wanted: Pieces = {}
    trios = zip(parts.shot_ids, drafts, provenance.shared(len(drafts)), strict=True)
    for place, (shot_id, draft, share) in enumerate(trios):
        wanted[shot_key(shot_id)] = Piece(Placed(place + 1, durations[place], bare(draft)), share)
        wanted[inserts_key(shot_id)] = Piece(Inserts(draft.inserts), provenance.unpaid())
    return wanted


def redesigned(parts: Parts, shot_id: UUID, draft: ShotDraft, provenance: Provenance | None) -> Pieces:
    """In its place and its time; its inserts stay unless the draft brings others."""
    wanted: Pieces = {shot_key(shot_id): Piece(replace(parts.shot(shot_id), draft=bare(draft)), provenance)}
    if draft.inserts:
        wanted[inserts_key(shot_id)] = Piece(Inserts(draft.inserts), provenance and provenance.unpaid())
    return wanted


def reworded(parts: Parts, shot_id: UUID, words: Mapping[str, Any], duration_ms: int | None) -> Pieces:
    """By hand. Another length is taken from the other shots or given to them, which keeps where they come from."""
    placed, wanted = parts.shot(shot_id), {}
    if duration_ms is not None:
        locked = [each for each in parts.shot_ids if parts.by_key[shot_key(each)].lock]
        held = [parts.shot(each).position - 1 for each in locked]
        wanted = timed(parts, stretch(parts.durations, placed.position - 1, duration_ms, held))
    here = wanted.get(shot_key(shot_id), parts.by_key[shot_key(shot_id)].piece)
    draft = replace(placed.draft, **words)
    if draft != placed.draft:
        lasts = placed.duration_ms if duration_ms is None else duration_ms
        here = Piece(Placed(placed.position, lasts, draft))
    return wanted | {shot_key(shot_id): here}


def retimed(parts: Parts, brief: Brief) -> Pieces:
    """As another brief asks for: laid out anew while nobody has touched the seconds, else in proportion."""
    old = parts.heading.brief
    is_untouched = parts.durations == lay_out(old.duration_ms, old.genre, old.tempo)
    target = lay_out(brief.duration_ms, brief.genre, brief.tempo) if is_untouched else parts.durations
    locked = {key for key, part in parts.by_key.items() if part.lock}
    try:
        return timed(parts, _around(parts, target, brief.duration_ms, _places(parts, locked)))
    except SecondsDoNotFit:
        raise SecondsDoNotFit("/brief/duration") from None


def ordered(parts: Parts, shot_ids: Sequence[UUID]) -> Pieces:
    """Shots that stand elsewhere take their seconds and all that is theirs along. Raises InvalidField."""
    for at, shot_id in enumerate(shot_ids):
        if shot_id not in parts.shot_ids:
            raise InvalidField(f"/shot_ids/{at}", "plan.shot_unknown")
        if shot_id in shot_ids[:at]:
            raise InvalidField(f"/shot_ids/{at}", "field.repeated")
    if len(shot_ids) != len(parts.shot_ids):
        raise InvalidField("/shot_ids", "plan.order_incomplete")
    wanted: Pieces = {}
    for place, shot_id in enumerate(shot_ids):
        piece = parts.by_key[shot_key(shot_id)].piece
        wanted[shot_key(shot_id)] = replace(piece, content=replace(parts.shot(shot_id), position=place + 1))
    return wanted


def timed(parts: Parts, durations: Sequence[int]) -> Pieces:
    """The shots that last longer or shorter then."""
    wanted: Pieces = {}
    for shot_id, lasts in zip(parts.shot_ids, durations, strict=True):
        placed = parts.shot(shot_id)
        if placed.duration_ms != lasts:
            piece = parts.by_key[shot_key(shot_id)].piece
            wanted[shot_key(shot_id)] = replace(piece, content=replace(placed, duration_ms=lasts))
    return wanted


def _around(parts: Parts, target: Sequence[int], total: int, held: Collection[int]) -> tuple[int, ...]:
    there = parts.durations
    return fit([there[place] if place in held else each for place, each in enumerate(target)], total, held)


def _places(parts: Parts, keys: Collection[str]) -> list[int]:
    return [place for place, shot_id in enumerate(parts.shot_ids) if shot_key(shot_id) in keys]
