"""Putting the videos of a project in order."""

from dataclasses import dataclass
from uuid import UUID

from core.application.ports import UnitOfWork
from core.domain.actor import Actor
from core.domain.errors import InvalidField
from feedback.application.ports import ProjectAccess, Videos
from feedback.domain.refusals import OrderOutdated
from projects.contracts import Capability


@dataclass(frozen=True, kw_only=True)
class OrderVideos:
    """All videos of the project, each once, the first one first."""

    actor: Actor
    project_id: UUID
    video_ids: tuple[UUID, ...]


def order_videos(command: OrderVideos, *, unit_of_work: UnitOfWork, access: ProjectAccess, videos: Videos) -> None:
    """InvalidField for one that is named twice; OrderOutdated when these are not the videos that there are.

    Of two orders at once the later one stands.
    """
    with unit_of_work(by=command.actor):
        grant = access.require(command.actor, command.project_id, Capability.UPDATE)
        _demand_once(command.video_ids)
        found = {video.id: video for video in videos.all_of(grant.project_id)}
        if sorted(command.video_ids) != sorted(found):
            raise OrderOutdated
        for place, video_id in enumerate(command.video_ids, 1):
            found[video_id].stand_at(place)
        videos.save_places([video for video in found.values() if video.told])


def _demand_once(video_ids: tuple[UUID, ...]) -> None:
    seen: set[UUID] = set()
    for index, video_id in enumerate(video_ids):
        if video_id in seen:
            raise InvalidField(f"/video_ids/{index}", "field.repeated")
        seen.add(video_id)
