"""A video is shown as its newest version that has not failed: one that fails gives the place back to the one before."""

from dataclasses import dataclass
from uuid import UUID

from core.application.ports import UnitOfWork
from core.domain.actor import SYSTEM
from feedback.application.ports import Videos


@dataclass(frozen=True, kw_only=True)
class ShowWhatStands:
    """The work on one of its versions has ended."""

    project_id: UUID
    video_id: UUID


def show_what_stands(command: ShowWhatStands, *, unit_of_work: UnitOfWork, videos: Videos) -> None:
    """Does nothing where it is shown so already; safe to run twice and late."""
    with unit_of_work(by=SYSTEM):
        video = videos.get(command.project_id, command.video_id)
        if video is not None and video.show_what_stands():
            videos.save(video)
