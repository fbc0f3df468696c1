"""What happens to items and videos."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any, ClassVar
from uuid import UUID

from core.domain.events import ProjectEvent
from feedback.contracts.rows import Author, FeedbackRow, VideoRow
from feedback.contracts.words import FeedbackStatus, Priority, Resolution, StepName, StepState


@dataclass(frozen=True, kw_only=True)
class _FeedbackWhole(ProjectEvent):
    """Carries the whole row."""

    feedback: FeedbackRow

    def payload(self) -> dict[str, Any]:
        return self.feedback.wire() | {"feedback_id": str(self.feedback.id)}


@dataclass(frozen=True, kw_only=True)
class FeedbackCreated(_FeedbackWhole):
    name: ClassVar[str] = "feedback.created"


@dataclass(frozen=True, kw_only=True)
class FeedbackUpdated(_FeedbackWhole):
    name: ClassVar[str] = "feedback.updated"


@dataclass(frozen=True, kw_only=True)
class FeedbackDeleted(ProjectEvent):
    """`status` and `priority` are the last ones, so that kept totals can follow."""

    name: ClassVar[str] = "feedback.deleted"

    id: UUID
    feedback_id: UUID
    video_id: UUID
    version_id: UUID
    status: FeedbackStatus
    priority: Priority


@dataclass(frozen=True, kw_only=True)
class StatusChanged(ProjectEvent):
    name: ClassVar[str] = "status.changed"

    id: UUID
    feedback_id: UUID
    video_id: UUID
    version_id: UUID
    title: str
    status: FeedbackStatus
    previous_status: FeedbackStatus
    resolution: Resolution | None = None
    updated_at: datetime
    version: int


@dataclass(frozen=True, kw_only=True)
class _VideoWhole(ProjectEvent):
    """Carries the whole row."""

    video: VideoRow

    def payload(self) -> dict[str, Any]:
        return self.video.wire() | {"video_id": str(self.video.id)}


@dataclass(frozen=True, kw_only=True)
class VideoUploaded(_VideoWhole):
    name: ClassVar[str] = "video.uploaded"


@dataclass(frozen=True, kw_only=True)
class VideoReady(_VideoWhole):
    name: ClassVar[str] = "video.ready"


@dataclass(frozen=True, kw_only=True)
class VideoFailed(_VideoWhole):
    name: ClassVar[str] = "video.failed"


@dataclass(frozen=True, kw_only=True)
class VideoUpdated(_VideoWhole):
    """It has another title or another place, or is shown as another version."""

    name: ClassVar[str] = "video.updated"


@dataclass(frozen=True, kw_only=True)
class VideoDeleted(ProjectEvent):
    """It lies in the trash, with its versions and its items."""

    name: ClassVar[str] = "video.deleted"

    id: UUID
    video_id: UUID


@dataclass(frozen=True, kw_only=True)
class VideoRestored(_VideoWhole):
    name: ClassVar[str] = "video.restored"


@dataclass(frozen=True, kw_only=True)
class VersionAdded(_VideoWhole):
    """The video as of its new version, which is the newest."""

    name: ClassVar[str] = "version.added"


@dataclass(frozen=True, kw_only=True)
class VersionUpdated(_VideoWhole):
    """The video as of that version, which was read, has another label or other notes, or stands otherwise in review.

    A label raises the `revision`, which is the video's: whoever shows another version of it shows that one as well.
    """

    name: ClassVar[str] = "version.updated"


@dataclass(frozen=True, kw_only=True)
class _VersionGone(_VideoWhole):
    """The video as it is shown now; the one that it is about is `changed_version_id`."""

    changed_version_id: UUID

    def payload(self) -> dict[str, Any]:
        return super().payload() | {"changed_version_id": str(self.changed_version_id)}


@dataclass(frozen=True, kw_only=True)
class VersionDeleted(_VersionGone):
    """It lies in the trash, with the items that were written on it."""

    name: ClassVar[str] = "version.deleted"


@dataclass(frozen=True, kw_only=True)
class VersionRestored(_VersionGone):
    name: ClassVar[str] = "version.restored"


@dataclass(frozen=True, kw_only=True)
class JobProgress(ProjectEvent):
    """How far a step of what is made of a version is: at every change of its state, and every ten percent."""

    name: ClassVar[str] = "job.progress"

    video_id: UUID
    version_id: UUID
    step: StepName
    state: StepState
    progress: int


@dataclass(frozen=True, kw_only=True)
class AuthorRenamed(ProjectEvent):
    """Every row that this author wrote, deals with or is mentioned in shows the new name."""

    name: ClassVar[str] = "author.renamed"

    author: Author

    def payload(self) -> dict[str, Any]:
        return {"project_id": str(self.project_id), "author": self.author.wire()}
