"""What a plan is made of when somebody brings it along."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from ai_planning.contracts.rows import Author
from ai_planning.domain.brief import SHORTEST_SHOT_MS, Brief
from ai_planning.domain.drafts import ShotDraft, StageDraft
from ai_planning.domain.first_parts import NewId, first_parts
from ai_planning.domain.plan_edits import bare
from ai_planning.domain.plan_parts import Inserts, Part, Piece, Placed, inserts_key, shot_key, stage_key
from ai_planning.domain.plan_state import Parts
from ai_planning.domain.time_line import divide


@dataclass(frozen=True)
class Told:
    """Something that whoever imports should know; `position` is the shot's, 0 of the whole."""

    code: str
    position: int = 0
    count: int = 0


@dataclass(frozen=True)
class PlanDraft:
    """Four stages and twelve shots, which weigh what they last.

    `brief` is what it says of the brief; `instead` stands in where neither it nor anybody else says it.
    """

    brief: Mapping[str, Any]
    instead: Mapping[str, Any]
    stages: tuple[StageDraft, ...]
    shots: tuple[ShotDraft, ...]
    told: tuple[Told, ...] = ()


def drafted_parts(draft: PlanDraft, title: str, brief: Brief, *, by: Author, now: datetime, new_id: NewId) -> Parts:
    """Seconds as the shots weigh, in the duration that the brief has. Raises InvalidField at /title."""
    own = first_parts(title, brief, by=by, now=now, new_id=new_id)
    durations = divide(brief.duration_ms, [shot.weight for shot in draft.shots], SHORTEST_SHOT_MS)
    pieces = {stage_key(key): Piece(stage) for key, stage in zip(own.stage_ids, draft.stages, strict=True)}
    for place, (shot_id, shot) in enumerate(zip(own.shot_ids, draft.shots, strict=True)):
        pieces[shot_key(shot_id)] = Piece(Placed(place + 1, durations[place], bare(shot)))
        pieces[inserts_key(shot_id)] = Piece(Inserts(shot.inserts))
    return own.with_({key: Part(piece, 1, now, by) for key, piece in pieces.items()})
