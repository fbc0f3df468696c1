"""What is exported of a plan, from the plan as it is read."""

from dataclasses import fields
from itertools import accumulate

from ai_planning.application.export_ports import PlanDocument, ShotOfDocument, StageOfDocument
from ai_planning.contracts.rows import PlanRow, ShotRow
from ai_planning.domain.brief import Brief
from ai_planning.domain.drafts import InsertDraft

_AS_THEY_ARE = tuple(
    field.name
    for field in fields(ShotOfDocument)
    if field.name not in ("stage", "starts_ms", "inserts", "frame_number")
)


def document_of(plan: PlanRow, project_name: str) -> PlanDocument:
    """Without people, locks and versions of parts: files go to clients."""
    stage_at = {stage.id: stage.position for stage in plan.stages}
    starts = accumulate((shot.duration_ms for shot in plan.shots), initial=0)
    return PlanDocument(
        project_name=project_name,
        title=plan.title,
        brief=Brief(**{field.name: getattr(plan.brief, field.name) for field in fields(Brief)}),
        stages=tuple(
            StageOfDocument(each.position, each.role, each.title, each.content, each.goal, each.duration_ms)
            for each in plan.stages
        ),
        shots=tuple(
            _shot(shot, stage_at[shot.stage_id], start) for shot, start in zip(plan.shots, starts, strict=False)
        ),
        version=plan.summary.version,
        updated_at=plan.summary.updated_at,
    )


def _shot(shot: ShotRow, stage: int, starts_ms: int) -> ShotOfDocument:
    return ShotOfDocument(
        **{name: getattr(shot, name) for name in _AS_THEY_ARE},
        stage=stage,
        starts_ms=starts_ms,
        inserts=tuple(
            InsertDraft(each.purpose, each.description, each.shot_size, each.camera_move) for each in shot.inserts
        ),
        frame_number=shot.frame.number if shot.frame else None,
    )
