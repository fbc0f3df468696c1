"""A picture of a shot that is shown no more."""

from uuid import UUID

from ai_planning.application.frame_ports import Frames
from ai_planning.application.plan_ports import Access, Plans
from ai_planning.domain.frame import FrameIsChosen, NotYourFrame
from core.application.ports import UnitOfWork
from core.domain.actor import Actor
from core.domain.clock import Clock
from projects.contracts import Capability


def remove_frame(
    actor: Actor,
    project_id: UUID,
    plan_id: UUID,
    frame_id: UUID,
    *,
    unit_of_work: UnitOfWork,
    access: Access,
    plans: Plans,
    frames: Frames,
    clock: Clock,
) -> None:
    """Raises PlanNotFound, FrameNotFound, NotYourFrame, FrameIsChosen."""
    with unit_of_work(by=actor):
        grant = access(actor, project_id, Capability.UPDATE)
        plan = plans.get(grant.project_id, plan_id)
        frame = frames.get(plan.id, None, frame_id)
        if frame.author.id != grant.user_id and not grant.allows(Capability.DELETE):
            raise NotYourFrame
        if plan.parts.frame(frame.shot_id) == frame.ref:
            raise FrameIsChosen
        frames.remove(frame, clock())
