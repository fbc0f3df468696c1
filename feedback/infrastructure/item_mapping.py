"""Items as their rows keep them."""

from typing import Any

from feedback.contracts import Author, FeedbackStatus, Resolution, VideoStatus
from feedback.domain.drawing import kept_drawing
from feedback.domain.feedback_item import FeedbackItem
from feedback.domain.footage import Footage
from feedback.domain.note import Note
from feedback.domain.origin import Origin
from feedback.domain.position import Position
from feedback.infrastructure.attachments import attachments_kept, kept_attachments
from feedback.infrastructure.mentions import kept_people, people_kept
from feedback.infrastructure.models import FeedbackRecord, VersionRecord
from feedback.infrastructure.priorities import PRIORITIES, RANKS


def footage_of(cut: VersionRecord) -> Footage:
    """What a version's items lie on; `cut.video` is loaded."""
    return Footage(
        project_id=cut.project_id,
        video_id=cut.video_id,
        version_id=cut.id,
        version_number=cut.number,
        video_title=cut.video.title,
        status=VideoStatus(cut.status),
        frame_rate=cut.frame_rate,
        frame_count=cut.frame_count,
        duration=cut.duration,
        start_timecode=cut.start_timecode,
    )


def item_of(record: FeedbackRecord, cut: VersionRecord) -> FeedbackItem:
    status, priority = FeedbackStatus(record.status), PRIORITIES[record.priority]
    return FeedbackItem(
        id=record.id,
        footage=footage_of(cut),
        note=_note(record),
        position=Position(record.timestamp, record.frame, record.out_timestamp, record.out_frame),
        status=status,
        author=Author(record.author_id, record.author_name, record.author_is_guest),
        comment_count=record.comment_count,
        reaction_count=record.reaction_count,
        created_at=record.created_at,
        updated_at=record.updated_at,
        version=record.version,
        was_counted_as=(status, priority),
        resolution=None if record.resolution is None else Resolution(record.resolution),
        attachments=attachments_kept(record.attachments),
        origin=_origin(record),
    )


def _note(record: FeedbackRecord) -> Note:
    assignee = None if record.assignee_id is None else Author(record.assignee_id, record.assignee_name)
    return Note(
        title=record.title,
        text=record.text,
        priority=PRIORITIES[record.priority],
        assignee=assignee,
        due_date=record.due_date,
        tags=tuple(record.tags),
        mentions=people_kept(record.mentions),
        drawing=kept_drawing(record.drawing),
    )


def _origin(record: FeedbackRecord) -> Origin | None:
    number, carried_at = record.origin_version_number, record.carried_at
    if record.origin_version_id is None or number is None or carried_at is None:
        return None
    position = Position(
        record.origin_timestamp, record.origin_frame, record.origin_out_timestamp, record.origin_out_frame
    )
    return Origin(record.origin_version_id, number, position, carried_at)


def columns_of(item: FeedbackItem) -> dict[str, Any]:
    """All but what never changes after the insert."""
    return {
        "project_id": item.project_id,
        "video_id": item.footage.video_id,
        "cut_id": item.footage.version_id,
        "timestamp": item.position.timestamp,
        "frame": item.position.frame,
        "out_timestamp": item.position.out_timestamp,
        "out_frame": item.position.out_frame,
        "status": item.status,
        "resolution": item.resolution,
        "attachments": kept_attachments(item.attachments),
        "author_id": item.author.id,
        "author_name": item.author.name,
        "author_is_guest": item.author.is_guest,
        "comment_count": item.comment_count,
        "reaction_count": item.reaction_count,
        "updated_at": item.updated_at,
        "version": item.version,
        **_note_columns(item.note),
        **_origin_columns(item.origin),
    }


def _note_columns(note: Note) -> dict[str, Any]:
    return {
        "title": note.title,
        "text": note.text,
        "priority": RANKS[note.priority],
        "assignee_id": note.assignee.id if note.assignee else None,
        "assignee_name": note.assignee.name if note.assignee else "",
        "due_date": note.due_date,
        "tags": list(note.tags),
        "mentions": kept_people(note.mentions),
        "drawing": [shape.wire() for shape in note.drawing],
    }


def _origin_columns(origin: Origin | None) -> dict[str, Any]:
    return {
        "origin_version_id": origin.version_id if origin else None,
        "origin_version_number": origin.number if origin else None,
        "origin_timestamp": origin.position.timestamp if origin else None,
        "origin_frame": origin.position.frame if origin else None,
        "origin_out_timestamp": origin.position.out_timestamp if origin else None,
        "origin_out_frame": origin.position.out_frame if origin else None,
        "carried_at": origin.carried_at if origin else None,
    }
