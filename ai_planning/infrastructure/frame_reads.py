"""FrameReads over PostgreSQL; two statements each."""

from uuid import UUID

from django.db.models import Q

from ai_planning.application.frame_read_models import ShotFrames
from ai_planning.domain.plan import VideoPlan
from ai_planning.domain.plan_refusals import PlanNotFound
from ai_planning.infrastructure.frames import frame_of
from ai_planning.infrastructure.models import FrameRecord, PlanRecord
from ai_planning.infrastructure.plans import plan_of
from projects.contracts import ProjectGrant


class DjangoFrameReads:
    def of_shot(self, grant: ProjectGrant, plan_id: UUID, shot_id: UUID) -> ShotFrames:
        plan = _plan(grant, plan_id)
        plan.parts.shot(shot_id)
        shown = plan.parts.frame(shot_id)
        chosen = shown.id if shown else None
        found = FrameRecord.objects.filter(Q(removed_at=None) | Q(id=chosen), plan_id=plan_id, shot_id=shot_id)
        return ShotFrames(tuple(frame_of(each).row() for each in found.order_by("-number")), chosen, plan.version)

    def chosen(self, grant: ProjectGrant, plan_id: UUID) -> ShotFrames:
        plan = _plan(grant, plan_id)
        shown = [frame.id for shot_id in plan.parts.shot_ids if (frame := plan.parts.frame(shot_id))]
        rows = {each.id: frame_of(each).row() for each in FrameRecord.objects.filter(id__in=shown, plan_id=plan_id)}
        return ShotFrames(tuple(rows[each] for each in shown if each in rows), None, plan.version)


def _plan(grant: ProjectGrant, plan_id: UUID) -> VideoPlan:
    record = PlanRecord.objects.filter(project_id=grant.project_id, id=plan_id, deleted_at=None).first()
    if record is None:
        raise PlanNotFound
    return plan_of(record)
