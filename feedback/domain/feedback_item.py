"""An item of feedback: what somebody says about a time of a version, and how far it is dealt with."""

from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any
from uuid import UUID

from core.domain.events import ProjectEvent
from core.domain.ids import new_id
from feedback.contracts import (
    Author,
    FeedbackCreated,
    FeedbackDeleted,
    FeedbackRow,
    FeedbackStatus,
    FeedbackUpdated,
    Priority,
    Resolution,
    StatusChanged,
)
from feedback.domain.attachment import MOST_ATTACHMENTS, Attachment
from feedback.domain.footage import Footage
from feedback.domain.history import Change, Move, differences, told
from feedback.domain.note import Draft, Note
from feedback.domain.origin import Origin
from feedback.domain.position import Position
from feedback.domain.refusals import AttachmentNotFound, NotClosed, TooManyAttachments
from feedback.domain.transitions import ensure_leads
from feedback.domain.video_version import VideoVersion


@dataclass(kw_only=True)
class FeedbackItem:
    """`version` grows with every change of the item itself. `moves`, `changes` and `facts` are what happened since it
    was loaded, `was_counted_as` is where the totals counted it then.
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
    resolution: Resolution | None = None
    attachments: tuple[Attachment, ...] = ()
    origin: Origin | None = None
    moves: list[Move] = field(default_factory=list)
    changes: list[Change] = field(default_factory=list)
    facts: list[ProjectEvent] = field(default_factory=list)

    @classmethod
    def opened(cls, draft: Draft, *, footage: Footage, author: Author, now: datetime) -> "FeedbackItem":
        """A new item; Misplaced."""
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

    def revise(self, note: Note, position: Position | None = None, *, by: Author, now: datetime) -> None:
        """Say this instead, there; nothing happens when it says the same as before."""
        place = self.position if position is None else position
        changed = list(differences(self.note, note))
        if place != self.position:
            changed.append(("position", told(self.position), told(place)))
        self.note, self.position = note, place
        self._remember(changed, by, now)

    def move_to(
        self, status: FeedbackStatus, *, by: Author, now: datetime, resolution: Resolution | None = None
    ) -> None:
        """Change the status; to the present one nothing happens; TransitionRefused, NotClosed."""
        if resolution is not None and status is not FeedbackStatus.CLOSED:
            raise NotClosed
        if status is self.status:
            if resolution is not None:
                self.resolve_as(resolution, by=by, now=now)
            return
        ensure_leads(self.status, status)
        previous, self.status, self.resolution = self.status, status, resolution
        self._touch(now)
        self.moves.append(Move(by, now, previous, status, resolution))
        self.facts.append(self._moved(previous))

    def resolve_as(self, resolution: Resolution | None, *, by: Author, now: datetime) -> None:
        """Say with what a closed item was dealt with; NotClosed."""
        if resolution is not None and self.status is not FeedbackStatus.CLOSED:
            raise NotClosed
        previous, self.resolution = self.resolution, resolution
        if resolution is not previous:
            self._remember([("resolution", told(previous), told(resolution))], by, now)

    def attach(self, attachment: Attachment, *, by: Author, now: datetime) -> None:
        """TooManyAttachments."""
        if len(self.attachments) >= MOST_ATTACHMENTS:
            raise TooManyAttachments(most=MOST_ATTACHMENTS)
        self.attachments = (*self.attachments, attachment)
        self._remember([("attachments", None, attachment.row().wire())], by, now)

    def detach(self, attachment_id: UUID, *, by: Author, now: datetime) -> Attachment:
        """The one that goes; AttachmentNotFound."""
        gone = next((each for each in self.attachments if each.id == attachment_id), None)
        if gone is None:
            raise AttachmentNotFound
        self.attachments = tuple(each for each in self.attachments if each.id != attachment_id)
        self._remember([("attachments", gone.row().wire(), None)], by, now)
        return gone

    def arrive_with(self, version: VideoVersion) -> None:
        """Tell of the new version too, before the item, when both are stored.

        Numbers of events are given out last: a writer that holds the stream's lock must not wait for a row or a total.
        """
        self.facts, version.told = [*version.told, *self.facts], []

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
        here = self.footage
        origin = self.origin or Origin(here.version_id, here.version_number, self.position, now)
        self.position = origin.place_on(footage, self.position, here)
        self.origin = None if footage.version_id == origin.version_id else replace(origin, carried_at=now)
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
            FeedbackDeleted(**self._where, id=self.id, feedback_id=self.id, status=status, priority=priority)
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
            out_timestamp=self.position.out_timestamp,
            out_frame=self.position.out_frame,
            out_timecode=footage.timecode(self.position.out_frame),
            status=self.status,
            resolution=self.resolution,
            attachments=tuple(each.row() for each in self.attachments),
            author=self.author,
            comment_count=self.comment_count,
            reaction_count=self.reaction_count,
            created_at=self.created_at,
            updated_at=self.updated_at,
            version=self.version,
            carried_from=self.origin.row() if self.origin else None,
        )

    def _remember(self, changed: list[tuple[str, Any, Any]], by: Author, now: datetime) -> None:
        if changed:
            self.changes += [Change(by, now, *each) for each in changed]
            self._touch(now)
            self._tell_update()

    @property
    def _where(self) -> dict[str, UUID]:
        """What tells every reader of an event whether it concerns them."""
        footage = self.footage
        return {"project_id": footage.project_id, "video_id": footage.video_id, "version_id": footage.version_id}

    def _touch(self, now: datetime) -> None:
        self.updated_at = now
        self.version += 1

    def _moved(self, previous: FeedbackStatus) -> StatusChanged:
        return StatusChanged(
            **self._where,
            id=self.id,
            feedback_id=self.id,
            title=self.note.title,
            status=self.status,
            previous_status=previous,
            resolution=self.resolution,
            updated_at=self.updated_at,
            version=self.version,
        )

    def _tell_update(self) -> None:
        self.facts.append(FeedbackUpdated(project_id=self.project_id, feedback=self.row()))
