"""What a person wrote, read in chunks."""

from collections.abc import Iterator
from typing import Any
from uuid import UUID

from feedback.infrastructure.models import (
    ChangeRecord,
    CommentRecord,
    DecisionRecord,
    DraftRecord,
    EditRecord,
    FeedbackRecord,
    FinishRecord,
    ReactionRecord,
    ReadMarkRecord,
    RoundRecord,
    ShareLinkRecord,
    UploadRecord,
    VersionRecord,
)

CHUNK = 500
_SECTIONS: dict[str, tuple[type[Any], str, tuple[str, ...]]] = {
    "feedback": (
        FeedbackRecord,
        "author_id",
        (
            "id",
            "project_id",
            "video_id",
            "title",
            "text",
            "timestamp",
            "frame",
            "out_timestamp",
            "out_frame",
            "drawing",
            "tags",
            "due_date",
            "status",
            "resolution",
            "created_at",
            "updated_at",
        ),
    ),
    "comments": (
        CommentRecord,
        "author_id",
        ("id", "project_id", "feedback_id", "parent_id", "text", "created_at", "updated_at"),
    ),
    "comment_edits": (EditRecord, "comment__author_id", ("comment_id", "at", "text")),
    "reactions": (ReactionRecord, "user_id", ("project_id", "feedback_id", "comment_id", "kind", "at")),
    "read_marks": (ReadMarkRecord, "user_id", ("project_id", "feedback_id", "read_at")),
    "drafts": (DraftRecord, "user_id", ("project_id", "place", "body", "updated_at")),
    "share_links": (
        ShareLinkRecord,
        "created_by_id",
        ("id", "project_id", "video_id", "version_id", "label", "rights", "created_at", "expires_at", "revoked_at"),
    ),
    "changes": (ChangeRecord, "by_id", ("feedback_id", "at", "field", "previous", "value")),
    "uploads_in_parts": (
        UploadRecord,
        "created_by_id",
        (
            "id",
            "project_id",
            "video_id",
            "version_id",
            "state",
            "file_name",
            "title",
            "label",
            "notes",
            "size",
            "created_at",
        ),
    ),
    "uploads": (
        VersionRecord,
        "uploaded_by_id",
        ("id", "project_id", "video_id", "number", "label", "notes", "file_name", "size", "created_at"),
    ),
    "review_rounds": (
        RoundRecord,
        "opened_by_id",
        ("id", "project_id", "video_id", "cut_id", "rule", "quorum", "state", "due_date", "created_at"),
    ),
    "review_decisions": (DecisionRecord, "person_id", ("id", "project_id", "round_id", "decision", "note", "at")),
    "review_summaries": (
        FinishRecord,
        "person_id",
        ("id", "project_id", "video_id", "cut_id", "summary", "note_count", "comment_count", "finished_at"),
    ),
}


class PostgresContributions:
    def of(self, user_id: UUID) -> dict[str, Iterator[dict[str, Any]]]:
        """Section → its rows, oldest first; nothing is read before it is asked for."""
        told = {
            section: _rows(record.objects.filter(**{owner: user_id}).order_by("pk").values(*columns))
            for section, (record, owner, columns) in _SECTIONS.items()
        }
        return told | {"attachments": _files_of(user_id)}


def _files_of(user_id: UUID) -> Iterator[dict[str, Any]]:
    """Names of what they hung on items, whoever's."""
    sent = {"sent_by": str(user_id)}
    items = FeedbackRecord.objects.exclude(attachments=[]).filter(attachments__contains=[sent]).order_by("id")
    for item in items.values("id", "project_id", "attachments").iterator(CHUNK):
        for file in item["attachments"]:
            if file["sent_by"] == sent["sent_by"]:
                yield {"feedback_id": item["id"], "project_id": item["project_id"], **file}


def _rows(query: Any) -> Iterator[dict[str, Any]]:
    yield from query.iterator(CHUNK)
