"""Somebody's own picture becomes a frame of a shot."""

from dataclasses import dataclass, field
from uuid import UUID

from ai_planning.application.authorship import author_of
from ai_planning.application.frame_ports import FramePainter
from ai_planning.application.frame_read_models import SeenFrame
from ai_planning.application.keep_frame import FrameKeeper
from ai_planning.application.plan_ports import Access, PlanReads, Plans
from ai_planning.domain.plan_refusals import ShotNotFound
from core.application.ports import UnitOfWork
from core.domain.actor import Actor
from core.domain.clock import Clock
from projects.contracts import Capability


@dataclass(frozen=True)
class SendFrame:
    shot_id: UUID
    content: bytes = field(repr=False)


def send_frame(
    actor: Actor,
    project_id: UUID,
    plan_id: UUID,
    command: SendFrame,
    *,
    unit_of_work: UnitOfWork,
    access: Access,
    plans: Plans,
    reads: PlanReads,
    keeper: FrameKeeper,
    painter: FramePainter,
    clock: Clock,
) -> SeenFrame:
    """It is not yet chosen. PlanNotFound, ShotNotFound, TooManyFrames, StorageUnavailable, refusals of the painter."""
    seen = reads.row(access(actor, project_id, Capability.UPDATE), plan_id)
    if command.shot_id not in {shot.id for shot in seen.shots}:
        raise ShotNotFound
    picture = painter.paint(command.content, seen.brief.aspect_ratio)
    with keeper.kept_only_if_added(project_id, plan_id, picture) as put, unit_of_work(by=actor):
        grant = access(actor, project_id, Capability.UPDATE)
        plan = plans.get(grant.project_id, plan_id)
        frame = keeper.add(plan, command.shot_id, put, provenance=None, by=author_of(grant), now=clock())
    return SeenFrame(frame.row(), is_chosen=False, url=keeper.store.signed_urls([put.key])[put.key])
