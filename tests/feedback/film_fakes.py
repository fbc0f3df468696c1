"""Videos and what they take in memory; they copy in and out, so that forgetting to save fails."""

from collections.abc import Sequence
from copy import deepcopy
from dataclasses import dataclass, field, replace
from uuid import UUID

from feedback.domain.storage import StorageUse
from feedback.domain.video import Video
from feedback.domain.video_version import VideoVersion
from tests.feedback.fakes import FakeItems, FakeVersions
from tests.feedback.talk_fakes import FakeComments


@dataclass
class FakeVideos:
    """Videos over the rows of the fake versions; what those do not hold is kept in `FakeVersions.videos`."""

    versions: FakeVersions

    def get(self, project_id: UUID, video_id: UUID) -> Video | None:
        video = self.any(project_id, video_id)
        return video if video is not None and video.deleted_at is None else None

    def get_trashed(self, project_id: UUID, video_id: UUID) -> Video | None:
        video = self.any(project_id, video_id)
        return video if video is not None and video.deleted_at is not None else None

    def all_of(self, project_id: UUID) -> list[Video]:
        video_ids = {row.video_id for row in self.versions.rows.values() if row.project_id == project_id}
        found = (self.get(project_id, video_id) for video_id in sorted(video_ids))
        return [video for video in found if video is not None]

    def any(self, project_id: UUID, video_id: UUID) -> Video | None:
        rows = (row for row in self.versions.rows.values() if (row.video_id, row.project_id) == (video_id, project_id))
        cuts = sorted(deepcopy([*rows]), key=lambda row: row.number)
        if not cuts:
            return None
        kept = self.versions.videos.get(video_id)
        return replace(deepcopy(kept) or _video(cuts), versions=cuts)

    def save(self, video: Video) -> None:
        self.versions.told += video.told
        kept = deepcopy(video)
        for version in kept.versions:
            version.video_title, version.video_position = kept.title, kept.position
            version.video_revision = kept.revision
            self.versions.rows[version.id] = version
        kept.told = []
        self.versions.videos[video.id] = replace(kept, versions=[])

    def save_places(self, videos: Sequence[Video]) -> None:
        for video in videos:
            kept = self.any(video.project_id, video.id)
            assert kept is not None
            kept.position, kept.told = video.position, video.told
            self.save(kept)


def _video(cuts: list[VideoVersion]) -> Video:
    """Shown as the one that came last."""
    first = cuts[0]
    return Video(
        id=first.video_id,
        project_id=first.project_id,
        title=first.video_title,
        position=first.video_position,
        last_number=first.number,
        shown_number=max((each.number for each in cuts if each.is_living), default=first.number),
        revision=first.video_revision,
        created_at=first.created_at,
        versions=[],
    )


@dataclass
class FakeLedger:
    """Bytes by project and person."""

    bytes: dict[tuple[UUID, UUID], int] = field(default_factory=dict)

    def add(self, project_id: UUID, user_id: UUID, size: int) -> None:
        self.bytes[project_id, user_id] = self.bytes.get((project_id, user_id), 0) + size

    def hold(self, project_id: UUID, user_id: UUID) -> None:
        """Nobody else is there."""

    def used(self, project_id: UUID, user_id: UUID) -> StorageUse:
        project = sum(size for (place, _), size in self.bytes.items() if place == project_id)
        return StorageUse(project, sum(size for (_, person), size in self.bytes.items() if person == user_id))


@dataclass
class FakeRemains:
    """Remains over the fake repositories, a row a time."""

    items: FakeItems
    comments: FakeComments
    versions: FakeVersions

    def drop_some(self, project_id: UUID) -> bool:
        for rows in (self.items.rows, self.versions.rows):
            for row_id, row in rows.items():
                if row.project_id == project_id:  # type: ignore[attr-defined]
                    self._drop(row_id)
                    return True
        return False

    def _drop(self, row_id: UUID) -> None:
        self.items.rows.pop(row_id, None)
        self.versions.rows.pop(row_id, None)
        for comment in [each for each in self.comments.rows.values() if each.feedback_id == row_id]:
            del self.comments.rows[comment.id]


@dataclass
class FakeLog:
    forgotten: list[str] = field(default_factory=list)

    def forget(self, channel: str) -> None:
        self.forgotten.append(channel)
