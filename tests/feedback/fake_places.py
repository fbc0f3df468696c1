"""Places over the fakes of items and versions."""

from uuid import UUID

from feedback.application.whereabouts import Whereabouts
from tests.feedback.fakes import FakeItems, FakeVersions


class FakePlaces:
    def __init__(self, items: FakeItems, versions: FakeVersions) -> None:
        self._items, self._versions = items, versions

    def of_item(self, project_id: UUID, feedback_id: UUID) -> Whereabouts | None:
        item = self._items.get(project_id, feedback_id)
        return None if item is None else Whereabouts(item.footage.video_id, item.footage.version_id)

    def of_version(self, project_id: UUID, version_id: UUID) -> Whereabouts | None:
        version = self._versions.get(version_id)
        is_there = version is not None and version.project_id == project_id
        return Whereabouts(version.video_id, version.id) if is_there and version is not None else None
