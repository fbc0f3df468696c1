"""An item of feedback: what somebody says about a time of a version, and how far it is dealt with."""

from dataclasses import dataclass, field, replace
from datetime import datetime
from uuid import UUID

from core.domain.events import ProjectEvent
from core.domain.ids import new_id
from feedback.contracts import (
    Author,
    CarriedFrom,
    CommentAdded,
    FeedbackCreated,
    FeedbackDeleted,
    FeedbackRow,
    FeedbackStatus,
    FeedbackUpdated,
    Priority,
    StatusChanged,
)
from feedback.domain.comment import Comment
from feedback.domain.footage import Footage
from feedback.domain.note import Draft, Note
from feedback.domain.position import Position
from feedback.domain.refusals import TransitionRefused
from feedback.domain.video_version import VideoVersion

_S = FeedbackStatus
TRANSITIONS: dict[FeedbackStatus, frozenset[FeedbackStatus]] = {
    _S.OPEN: frozenset({_S.IN_PROGRESS}),
    _S.IN_PROGRESS: frozenset({_S.OPEN, _S.RESOLVED}),
    _S.RESOLVED: frozenset({_S.CLOSED, _S.OPEN}),
    _S.CLOSED: frozenset({_S.OPEN}),
}


@dataclass(frozen=True, slots=True)
class Move:
    """One line of an item's history."""

    by: Author
    at: datetime
    previous: FeedbackStatus
    status: FeedbackStatus


@dataclass(frozen=True, slots=True)
class Origin:
    """Where an item was written that was carried forward since `carried_at`."""

    version_id: UUID
    number: int
    position: Position
    carried_at: datetime


@dataclass(kw_only=True)
class FeedbackItem:
    """`version` grows with every change of the item itself; `moves` and `facts` are what happened since it was loaded.

    `was_counted_as` is where the totals counted it when it was loaded.
    """

    id: UUID
    footage: Footage
    note: Note
    position: Position
    status: FeedbackStatus
    author: Author
    comment_count: int
    reaction_count: int
    created_at: datetime
    updated_at: datetime
    version: int
    was_counted_as: tuple[FeedbackStatus, Priority]
    origin: Origin | None = None
    moves: list[Move] = field(default_factory=list)
    facts: list[ProjectEvent] = field(default_factory=list)

    @classmethod
    def opened(cls, draft: Draft, *, footage: Footage, author: Author, now: datetime) -> "FeedbackItem":
        """A new item; PastTheEnd."""
        item = cls(
            id=new_id(),
            footage=footage,
            note=draft.note,
            position=draft.position.on(footage),
            status=FeedbackStatus.OPEN,
            author=author,
            comment_count=0,
            reaction_count=0,
            created_at=now,
            updated_at=now,
            version=1,
            was_counted_as=(FeedbackStatus.OPEN, draft.note.priority),
        )
        item.facts.append(FeedbackCreated(project_id=item.project_id, feedback=item.row()))
        return item

    @property
    def project_id(self) -> UUID:
        return self.footage.project_id

    @property
    def counted_as(self) -> tuple[FeedbackStatus, Priority]:
        """Where the totals count it."""
        return self.status, self.note.priority

    def revise(self, note: Note, *, now: datetime) -> None:
        """Say this instead; nothing happens when it says the same as before."""
        if note == self.note:
            return
        self.note = note
        self._touch(now)
        self._tell_update()

    def move_to(self, status: FeedbackStatus, *, by: Author, now: datetime) -> None:
        """Change the status along TRANSITIONS; to the present one nothing happens; TransitionRefused."""
        if status is self.status:
            return
        if status not in TRANSITIONS[self.status]:
            raise TransitionRefused(current=self.status.value, wanted=status.value)
        previous, self.status = self.status, status
        self._touch(now)
        self.moves.append(Move(by, now, previous, status))
        self.facts.append(
            StatusChanged(
                project_id=self.project_id,
                id=self.id,
                feedback_id=self.id,
                video_id=self.footage.video_id,
                version_id=self.footage.version_id,
                title=self.note.title,
                status=status,
                previous_status=previous,
                updated_at=now,
                version=self.version,
            )
        )

    def arrive_with(self, version: VideoVersion) -> None:
        """Tell of the new version too, before the item, when both are stored.

        Numbers of events are given out last: a writer that holds the stream's lock must not wait for a row or a total.
        """
        self.facts, version.told = [*version.told, *self.facts], []

    def take(self, comment: Comment) -> None:
        """Count a comment."""
        self.comment_count += 1
        self.facts.append(
            CommentAdded(
                project_id=self.project_id,
                video_id=self.footage.video_id,
                version_id=self.footage.version_id,
                comment=comment.row(),
                comment_count=self.comment_count,
            )
        )

    def lie_on(self, footage: Footage, now: datetime) -> None:
        """Follow what has become known about the version."""
        position = self.position.settled_on(footage)
        self.footage = footage
        if position != self.position:
            self.position = position
            self._touch(now)
        self._tell_update()

    def carry_to(self, footage: Footage, now: datetime) -> None:
        """Lie on another version of the video, at the time at which it was written; back on its own it is as before."""
        origin = self.origin or Origin(self.footage.version_id, self.footage.version_number, self.position, now)
        is_home = footage.version_id == origin.version_id
        self.position = origin.position.settled_on(footage) if is_home else origin.position.carried_to(footage)
        self.origin = None if is_home else replace(origin, carried_at=now)
        self.footage = footage
        self._touch(now)
        self._tell_update()

    def reappear(self) -> None:
        """Tell of it again: its version has come back from the trash."""
        self._tell_update()

    def delete(self) -> None:
        """Tell that the item goes."""
        status, priority = self.counted_as
        self.facts.append(
            FeedbackDeleted(
                project_id=self.project_id,
                id=self.id,
                feedback_id=self.id,
                video_id=self.footage.video_id,
                version_id=self.footage.version_id,
                status=status,
                priority=priority,
            )
        )

    def row(self) -> FeedbackRow:
        """As it is shown."""
        footage = self.footage
        return FeedbackRow(
            id=self.id,
            project_id=footage.project_id,
            video_id=footage.video_id,
            version_id=footage.version_id,
            version_number=footage.version_number,
            video_title=footage.video_title,
            video_status=footage.status,
            **self.note.fields(),
            timestamp=self.position.timestamp,
            frame=self.position.frame,
            frame_rate=footage.frame_rate,
            timecode=footage.timecode(self.position.frame),
            status=self.status,
            author=self.author,
            comment_count=self.comment_count,
            reaction_count=self.reaction_count,
            created_at=self.created_at,
            updated_at=self.updated_at,
            version=self.version,
            carried_from=CarriedFrom(self.origin.version_id, self.origin.number) if self.origin else None,
        )

    def _touch(self, now: datetime) -> None:
        self.updated_at = now
        self.version += 1

    def _tell_update(self) -> None:
        self.facts.append(FeedbackUpdated(project_id=self.project_id, feedback=self.row()))
