"""A shot shows another of its pictures, or none."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from ai_planning.application.authorship import author_of
from ai_planning.application.frame_ports import Frames
from ai_planning.application.plan_ports import Access, Plans
from ai_planning.contracts.rows import Author, PlanRow
from ai_planning.domain.part_names import names_of
from ai_planning.domain.plan import VideoPlan
from ai_planning.domain.plan_parts import frame_key
from ai_planning.domain.plan_refusals import PartLocked
from core.application.ports import UnitOfWork
from core.domain.actor import Actor
from core.domain.clock import Clock
from projects.contracts import Capability


@dataclass(frozen=True)
class ChooseFrame:
    """`frame_id` None: it shows none."""

    shot_id: UUID
    frame_id: UUID | None
    expected_version: int | None = None


def choose_frame(
    actor: Actor,
    project_id: UUID,
    plan_id: UUID,
    command: ChooseFrame,
    *,
    unit_of_work: UnitOfWork,
    access: Access,
    plans: Plans,
    frames: Frames,
    clock: Clock,
) -> PlanRow:
    """Raises PlanNotFound, ShotNotFound, FrameNotFound, Stale, PartLocked."""
    with unit_of_work(by=actor):
        grant = access(actor, project_id, Capability.UPDATE)
        plan = plans.get(grant.project_id, plan_id)
        _show(plan, command, frames, author_of(grant), clock())
        plans.save(plan)
    return plan.row()


def _show(plan: VideoPlan, command: ChooseFrame, frames: Frames, by: Author, now: datetime) -> None:
    shot_id, key = command.shot_id, frame_key(command.shot_id)
    plan.parts.shot(shot_id)
    plan.expect(command.expected_version, [key])
    frame = frames.get(plan.id, shot_id, command.frame_id) if command.frame_id else None
    if held := plan.parts.part(key).lock:
        raise PartLocked(**names_of(plan.parts, key), by=held.by.name)
    shown, provenance = (frame.ref, frame.provenance) if frame else (None, None)
    plan.take_frame(shot_id, shown, seen=plan.version, provenance=provenance, by=by, now=now)
