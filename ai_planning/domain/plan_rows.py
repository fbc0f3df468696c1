"""A plan as people see it."""

from dataclasses import dataclass, fields
from datetime import datetime
from typing import Any
from uuid import UUID

from ai_planning.contracts.rows import Author, BriefRow, InsertRow, PlanRow, PlanSummary, ShotRow, StageRow
from ai_planning.domain.brief import Brief
from ai_planning.domain.drafts import SHOTS_A_STAGE, ShotDraft
from ai_planning.domain.plan_parts import BRIEF, frame_key, inserts_key, shot_key, stage_key
from ai_planning.domain.plan_state import Parts
from ai_planning.domain.plan_trail import Trail

_BRIEF = tuple(each.name for each in fields(Brief))
_WORDS = tuple(each.name for each in fields(ShotDraft) if each.name not in ("weight", "inserts"))


@dataclass(frozen=True)
class Head:
    """What a plan is beside its parts."""

    id: UUID
    project_id: UUID
    author: Author
    version: int
    created_at: datetime
    updated_at: datetime
    trail: Trail
    comment_count: int


def row_of(head: Head, parts: Parts) -> PlanRow:
    brief = parts.heading.brief
    shots = tuple(_shot_row(parts, shot_id) for shot_id in parts.shot_ids)
    stages = tuple(_stage_row(parts, at, shots, brief) for at in range(len(parts.stage_ids)))
    row = BriefRow(**{name: getattr(brief, name) for name in _BRIEF}, part=parts.by_key[BRIEF].row())
    return PlanRow(summary=summary_of(head, parts), brief=row, stages=stages, shots=shots)


def summary_of(head: Head, parts: Parts) -> PlanSummary:
    brief = parts.heading.brief
    stages, shots = [parts.stage(each) for each in parts.stage_ids], [parts.shot(each) for each in parts.shot_ids]
    return PlanSummary(
        id=head.id,
        project_id=head.project_id,
        title=parts.heading.title,
        **{name: getattr(brief, name) for name in ("logline", "language", "genre", "structure", "aspect_ratio")},
        duration_ms=brief.duration_ms,
        written_stages=sum(bool(each.content) for each in stages),
        designed_shots=sum(bool(each.draft.description) for each in shots),
        drawn_shots=sum(parts.frame(each) is not None for each in parts.shot_ids),
        author=head.author,
        version=head.version,
        can_undo=head.trail.can_undo,
        can_redo=head.trail.can_redo,
        comment_count=head.comment_count,
        created_at=head.created_at,
        updated_at=head.updated_at,
    )


def _stage_row(parts: Parts, at: int, shots: tuple[ShotRow, ...], brief: Brief) -> StageRow:
    stage_id, role = parts.stage_ids[at], brief.structure.roles[at]
    words = parts.stage(stage_id)
    lasts = sum(each.duration_ms for each in shots[at * SHOTS_A_STAGE : (at + 1) * SHOTS_A_STAGE])
    return StageRow(
        id=stage_id,
        position=at + 1,
        role=role,
        role_label=role.label(brief.language),
        title=words.title,
        content=words.content,
        goal=words.goal,
        duration_ms=lasts,
        share=round(100 * lasts / brief.duration_ms, 2),
        part=parts.by_key[stage_key(stage_id)].row(),
    )


def _shot_row(parts: Parts, shot_id: UUID) -> ShotRow:
    placed = parts.shot(shot_id)
    words: dict[str, Any] = {name: getattr(placed.draft, name) for name in _WORDS}
    inserts = parts.inserts(shot_id)
    return ShotRow(
        id=shot_id,
        position=placed.position,
        stage_id=parts.stage_of(placed.position),
        stage_position=(placed.position - 1) % SHOTS_A_STAGE + 1,
        duration_ms=placed.duration_ms,
        **words,
        part=parts.by_key[shot_key(shot_id)].row(),
        inserts=tuple(InsertRow(each.purpose, each.description, each.shot_size, each.camera_move) for each in inserts),
        inserts_part=parts.by_key[inserts_key(shot_id)].row(),
        frame=parts.shown(shot_id),
        frame_part=parts.by_key[frame_key(shot_id)].row(),
    )
