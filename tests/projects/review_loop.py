"""Notes of a project, put there by the review loop's own repositories, without a file."""

from dataclasses import replace
from datetime import datetime
from typing import Any
from uuid import UUID

from core.domain.actor import Actor
from core.infrastructure.outbox import publish
from core.infrastructure.unit_of_work import unit_of_work
from feedback.contracts import Author, FeedbackStatus, Priority, ReviewState
from feedback.domain.feedback_item import FeedbackItem
from feedback.domain.note import Draft, Note
from feedback.domain.video_version import VideoVersion
from feedback.infrastructure.feedback_items import PostgresFeedbackItems
from feedback.infrastructure.storage_ledger import PostgresStorageLedger
from feedback.infrastructure.video_versions import PostgresVideoVersions
from tests.feedback import examples

PATHS: dict[FeedbackStatus, tuple[FeedbackStatus, ...]] = {
    FeedbackStatus.OPEN: (),
    FeedbackStatus.IN_PROGRESS: (FeedbackStatus.IN_PROGRESS,),
    FeedbackStatus.RESOLVED: (FeedbackStatus.IN_PROGRESS, FeedbackStatus.RESOLVED),
    FeedbackStatus.CLOSED: (FeedbackStatus.IN_PROGRESS, FeedbackStatus.RESOLVED, FeedbackStatus.CLOSED),
}


class ReviewLoop:
    def __init__(self, project_id: UUID, actor: Actor) -> None:
        self.project_id, self.actor = project_id, actor
        self.author = Author(actor.user_id, actor.name)

    def cut(self, **changes: Any) -> VideoVersion:
        """A ready version of a video of its own."""
        cut = examples.version(self.project_id, **{"review": ReviewState.NONE} | changes)
        with unit_of_work(by=self.actor):
            PostgresStorageLedger().add(cut.project_id, cut.uploaded_by.id, cut.stored_bytes)
            PostgresVideoVersions(publish).add(cut)
        return cut

    def note(
        self,
        cut: VideoVersion,
        status: FeedbackStatus = FeedbackStatus.OPEN,
        priority: Priority = Priority.MEDIUM,
        *,
        at: datetime = examples.NOON,
        moved_at: datetime = examples.LATER,
    ) -> FeedbackItem:
        """A note that has come to this status."""
        draft = Draft(Note(text="로고를 키워 주세요", priority=priority))
        item = FeedbackItem.opened(draft, footage=cut.footage(), author=self.author, now=at)
        with unit_of_work(by=self.actor):
            PostgresFeedbackItems(publish).add(item)
        for step in PATHS[status]:
            self.move(item, step, moved_at)
        return replace(item, status=status)

    def move(self, item: FeedbackItem, status: FeedbackStatus, at: datetime) -> None:
        items = PostgresFeedbackItems(publish)
        with unit_of_work(by=self.actor):
            moving = items.get(self.project_id, item.id)
            assert moving is not None
            moving.move_to(status, by=self.author, now=at)
            items.save(moving)
