"""Published words of the feedback context."""

from feedback.contracts.events import (
    AuthorRenamed,
    CommentAdded,
    FeedbackCreated,
    FeedbackDeleted,
    FeedbackUpdated,
    StatusChanged,
    VideoFailed,
    VideoReady,
    VideoUploaded,
)
from feedback.contracts.rows import (
    Author,
    CommentRow,
    FeedbackRow,
    VideoRow,
)
from feedback.contracts.words import (
    UNRESOLVED,
    Delivery,
    DeliveryReason,
    FeedbackStatus,
    Hdr,
    Priority,
    StepName,
    StepState,
    UploadState,
    VideoStatus,
)

__all__ = [
    "Author",
    "AuthorRenamed",
    "CommentAdded",
    "CommentRow",
    "Delivery",
    "DeliveryReason",
    "FeedbackCreated",
    "FeedbackDeleted",
    "FeedbackRow",
    "FeedbackStatus",
    "FeedbackUpdated",
    "Hdr",
    "Priority",
    "StatusChanged",
    "StepName",
    "StepState",
    "UNRESOLVED",
    "UploadState",
    "VideoFailed",
    "VideoReady",
    "VideoRow",
    "VideoStatus",
    "VideoUploaded",
]
