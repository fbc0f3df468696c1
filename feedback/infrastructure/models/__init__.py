"""Tables of the review loop. Ids of projects and people are bare: no foreign key leaves the context."""

from feedback.infrastructure.models.films import (
    RenditionRecord,
    StepRecord,
    StorageRecord,
    UploadRecord,
    VersionRecord,
    VideoRecord,
)
from feedback.infrastructure.models.reviews import (
    CommentRecord,
    CounterRecord,
    FeedbackRecord,
    StatusChangeRecord,
)

__all__ = [
    "CommentRecord",
    "CounterRecord",
    "FeedbackRecord",
    "RenditionRecord",
    "StatusChangeRecord",
    "StepRecord",
    "StorageRecord",
    "UploadRecord",
    "VersionRecord",
    "VideoRecord",
]
