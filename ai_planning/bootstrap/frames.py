"""Pictures of shots, wired."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache, partial
from typing import Any

from django.conf import settings

from ai_planning.application import sweep_frames as sweeping
from ai_planning.application.choose_frame import choose_frame
from ai_planning.application.frame_read_models import SeenFrame, SeenFrames
from ai_planning.application.keep_frame import FrameKeeper
from ai_planning.application.list_frames import list_frames
from ai_planning.application.remove_frame import remove_frame
from ai_planning.application.send_frame import send_frame
from ai_planning.contracts.rows import PlanRow
from ai_planning.infrastructure.frame_painter import PillowFramePainter
from ai_planning.infrastructure.frame_reads import DjangoFrameReads
from ai_planning.infrastructure.frames import DjangoFrames, DjangoNamedFrames, DjangoRemovedFrames
from ai_planning.infrastructure.plan_reads import DjangoPlanReads
from ai_planning.infrastructure.plans import DjangoPlans
from ai_planning.infrastructure.stray_frames import S3StrayFrames
from core.domain.clock import utc_now
from core.infrastructure.object_store import object_store
from core.infrastructure.outbox import publish
from core.infrastructure.s3 import s3_client
from core.infrastructure.unit_of_work import unit_of_work
from projects.api import require
from projects.contracts import ProjectGrant


@dataclass(frozen=True)
class FramesApp:
    """The verbs; `require` before a picture is read."""

    require: Callable[..., ProjectGrant]
    list_frames: Callable[..., SeenFrames]
    send_frame: Callable[..., SeenFrame]
    choose_frame: Callable[..., PlanRow]
    remove_frame: Callable[..., None]


@cache
def frames() -> FramesApp:
    write: dict[str, Any] = {
        "unit_of_work": unit_of_work,
        "access": require,
        "plans": DjangoPlans(publish),
        "clock": utc_now,
    }
    kept = DjangoFrames(publish)
    return FramesApp(
        require=require,
        list_frames=partial(list_frames, access=require, reads=DjangoFrameReads(), store=object_store()),
        send_frame=partial(
            send_frame, reads=DjangoPlanReads(), keeper=frame_keeper(), painter=PillowFramePainter(), **write
        ),
        choose_frame=partial(choose_frame, frames=kept, **write),
        remove_frame=partial(remove_frame, frames=kept, **write),
    )


def frame_keeper() -> FrameKeeper:
    """For whoever makes pictures."""
    return FrameKeeper(object_store(), DjangoFrames(publish))


def sweep_frames() -> int:
    """How many objects were deleted that no frame has."""
    return sweeping.sweep_frames(
        unit_of_work=unit_of_work,
        plans=DjangoPlans(publish),
        removed=DjangoRemovedFrames(),
        strays=S3StrayFrames(s3_client(), settings.S3_BUCKET, utc_now),
        named=DjangoNamedFrames(),
        clock=utc_now,
    )
