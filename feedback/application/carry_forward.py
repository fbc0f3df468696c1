"""Open items go on with the newest ready version: the conversation of a video does not end with a cut."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from core.application.ports import UnitOfWork
from core.domain.actor import SYSTEM
from core.domain.clock import Clock
from feedback.application.ports import FeedbackItems, Videos
from feedback.domain.feedback_item import FeedbackItem
from feedback.domain.video import Video


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
        if video is not None and video.newest_ready is not None and video.newest_ready.id == command.version_id:
            items.save_all(_carried_forward(video, items, clock()))


def returned(video: Video, version_ids: list[UUID], items: FeedbackItems, now: datetime) -> list[FeedbackItem]:
    """Items of versions that came back from the trash, and open ones that go on with the newest ready version, which
    may have become it meanwhile; still to be saved."""
    items.hold(version_ids, unresolved_on=_older(video))
    shown = items.show(video.project_id, version_ids)
    moved = _carried_forward(video, items, now)
    gone_on = {item.id for item in moved}
    stayed = [item for item in shown if item.id not in gone_on]
    for item in stayed:
        item.reappear()
    return [*stayed, *moved]


def _carried_forward(video: Video, items: FeedbackItems, now: datetime) -> list[FeedbackItem]:
    """Open items of older versions, moved to the newest ready one, still to be saved."""
    target = video.newest_ready
    if target is None:
        return []
    moved = items.unresolved_on(_older(video))
    for item in moved:
        item.carry_to(target.footage(), now)
    return moved


def _older(video: Video) -> list[UUID]:
    """Than the newest ready one."""
    target = video.newest_ready
    return [] if target is None else [each.id for each in video.living if each.number < target.number]
