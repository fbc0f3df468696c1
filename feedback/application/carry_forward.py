"""Open items go on with the newest ready version: the conversation of a video does not end with a cut."""

from dataclasses import dataclass
from uuid import UUID

from core.application.ports import UnitOfWork
from core.domain.actor import SYSTEM
from core.domain.clock import Clock
from feedback.application.ports import FeedbackItems, Videos


@dataclass(frozen=True, kw_only=True)
class CarryForward:
    """To this version, which has become ready."""

    project_id: UUID
    video_id: UUID
    version_id: UUID


def carry_forward(
    command: CarryForward, *, unit_of_work: UnitOfWork, videos: Videos, items: FeedbackItems, clock: Clock
) -> None:
    """Does nothing unless it is the newest ready one; safe to run twice."""
    with unit_of_work(by=SYSTEM):
        video = videos.get(command.project_id, command.video_id)
        target = None if video is None else video.newest_ready
        if video is None or target is None or target.id != command.version_id:
            return
        older = [each.id for each in video.living if each.number < target.number]
        for item in items.unresolved_on(older):
            item.carry_to(target.footage(), clock())
            items.save(item)
