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
    ChangeRecord,
    CounterRecord,
    FeedbackRecord,
    StatusChangeRecord,
)
from feedback.infrastructure.models.rounds import DecisionRecord, FinishRecord, ReviewerRecord, RoundRecord
from feedback.infrastructure.models.sharing import (
    GuestRecord,
    GuestSessionRecord,
    ShareLinkRecord,
    ShareUseRecord,
)
from feedback.infrastructure.models.talk import (
    CommentRecord,
    DraftRecord,
    EditRecord,
    ReactionRecord,
    ReadMarkRecord,
)

__all__ = [
    "ChangeRecord",
    "CommentRecord",
    "CounterRecord",
    "DecisionRecord",
    "DraftRecord",
    "EditRecord",
    "FeedbackRecord",
    "FinishRecord",
    "GuestRecord",
    "GuestSessionRecord",
    "ReactionRecord",
    "ReadMarkRecord",
    "RenditionRecord",
    "ReviewerRecord",
    "RoundRecord",
    "ShareLinkRecord",
    "ShareUseRecord",
    "StatusChangeRecord",
    "StepRecord",
    "StorageRecord",
    "UploadRecord",
    "VersionRecord",
    "VideoRecord",
]
