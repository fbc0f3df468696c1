"""Removing pictures for good: those removed long ago that no shot shows, and objects that no row names."""

from datetime import timedelta
from itertools import islice
from uuid import UUID

from ai_planning.application.frame_ports import NamedFrames, RemovedFrames, StrayFrames
from ai_planning.application.plan_ports import Plans
from ai_planning.domain.plan_refusals import PlanNotFound
from core.application.ports import UnitOfWork
from core.domain.actor import SYSTEM
from core.domain.clock import Clock

# As long as what was undone may be brought back.
KEPT = timedelta(days=30)
CHUNK = 500


def sweep_frames(
    *,
    unit_of_work: UnitOfWork,
    plans: Plans,
    removed: RemovedFrames,
    strays: StrayFrames,
    named: NamedFrames,
    clock: Clock,
) -> int:
    """How many objects were deleted; safe to run twice."""
    now = clock()
    for project_id, plan_id, shot_id, frame_id in removed.due(now - KEPT, CHUNK):
        with unit_of_work(by=SYSTEM):
            if _is_shown(plans, project_id, plan_id, shot_id, frame_id):
                removed.keep(frame_id, now)
            else:
                removed.drop(frame_id)
    deleted, found = 0, strays.old()
    while chunk := list(islice(found, CHUNK)):
        rows = named.of({held.frame_id for held in chunk})
        deleted += strays.delete([held for held in chunk if held.frame_id not in rows])
    return deleted


def _is_shown(plans: Plans, project_id: UUID, plan_id: UUID, shot_id: UUID, frame_id: UUID) -> bool:
    """That of a plan in the trash counts as shown: it may come back."""
    try:
        chosen = plans.get(project_id, plan_id).parts.frame(shot_id)
    except PlanNotFound:
        return True
    return chosen is not None and chosen.id == frame_id
