"""The figures of projects in memory, over the fakes of items and versions."""

from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from feedback.contracts import UNRESOLVED, FeedbackStatus, Priority
from feedback.domain.feedback_item import FeedbackItem
from projects.contracts import Resolution, ReviewOverview, ReviewTally, UploadVolume, VersionTallies, VersionTally
from tests.feedback.fakes import FakeItems, FakeVersions


@dataclass
class FakeReviews:
    items: FakeItems
    versions_kept: FakeVersions

    def tallies(self, project_ids: Collection[UUID]) -> dict[UUID, ReviewTally]:
        return {project_id: self._tally(project_id) for project_id in project_ids}

    def overview(self, shown: Collection[UUID], counted: Collection[UUID]) -> ReviewOverview:
        return ReviewOverview(self.tallies(shown), sum(self._tally(each).unresolved for each in counted))

    def versions(self, project_id: UUID, most: int) -> VersionTallies:
        unresolved = Counter(item.footage.version_id for item in self._of(project_id) if item.status in UNRESOLVED)
        cuts = [cut for cut in self.versions_kept.rows.values() if cut.id in unresolved]
        cuts.sort(key=lambda cut: (cut.created_at, cut.id), reverse=True)
        rows = [VersionTally(cut.video_id, cut.video_title, cut.id, cut.number, unresolved[cut.id]) for cut in cuts]
        return VersionTallies(tuple(rows[:most]), len(rows))

    def resolution(self, project_id: UUID) -> Resolution:
        taken = [
            (first - item.created_at).total_seconds() for item in self._of(project_id) if (first := self._first(item))
        ]
        return Resolution(len(taken), sum(taken) / len(taken) if taken else None)

    def uploads(self, project_id: UUID) -> UploadVolume:
        sizes = [cut.source.size for cut in self.versions_kept.rows.values() if cut.project_id == project_id]
        return UploadVolume(len(sizes), sum(sizes))

    def _of(self, project_id: UUID) -> list[FeedbackItem]:
        return [item for item in self.items.rows.values() if item.project_id == project_id]

    def _tally(self, project_id: UUID) -> ReviewTally:
        items = self._of(project_id)
        by_status = {status.value: sum(item.status is status for item in items) for status in FeedbackStatus}
        by_priority = {priority.value: sum(item.note.priority is priority for item in items) for priority in Priority}
        return ReviewTally(by_status, by_priority, sum(item.status in UNRESOLVED for item in items))

    def _first(self, item: FeedbackItem) -> datetime | None:
        moves = [move for kept, move in self.items.history if kept == item.id]
        return min((move.at for move in moves if move.status is FeedbackStatus.RESOLVED), default=None)
