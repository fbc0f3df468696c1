"""One version of a video, from its arrival to the moment when it is ready or has failed."""

from dataclasses import dataclass, field, fields, replace
from datetime import datetime
from decimal import Decimal
from typing import Any
from uuid import UUID

from core.domain.events import ProjectEvent
from feedback.contracts import (
    Author,
    Delivery,
    ReviewState,
    VersionUpdated,
    VideoFailed,
    VideoReady,
    VideoRow,
    VideoStatus,
    VideoUploaded,
)
from feedback.domain.container_format import ContainerFormat
from feedback.domain.delivery import Decision, decide
from feedback.domain.facts import Facts, with_readable_start
from feedback.domain.file_name import title_from
from feedback.domain.footage import Footage
from feedback.domain.version_texts import cleaned_label, cleaned_notes, cleaned_title

_FACTS = tuple(field.name for field in fields(Facts) if field.name in VideoRow.__slots__)


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """The file as it came: `size` in bytes, `container` a ContainerFormat value."""

    file_name: str
    object_key: str
    size: int
    sha256: str
    container: str

    @property
    def stored_key(self) -> str | None:
        """None until the whole file was received, and for ever when it was refused then."""
        return self.object_key if self.sha256 else None


@dataclass(frozen=True, slots=True)
class Thumbnail:
    """A stored picture of the frame at `time` seconds."""

    time: Decimal
    key: str


class NotYetReady(Exception):
    """Facts or pictures are missing, or it is past that."""


@dataclass(kw_only=True)
class VideoVersion:
    """`told` is what happened since it was loaded; `derived_bytes` is what was made of the file.

    `freed_bytes` is what it took until now and does not take any more.
    """

    id: UUID
    project_id: UUID
    video_id: UUID
    video_title: str
    number: int
    label: str = ""
    notes: str = ""
    status: VideoStatus
    source: Source
    facts: Facts | None = None
    decision: Decision | None = None
    poster_key: str | None = None
    thumbnails: tuple[Thumbnail, ...] = ()
    failure_code: str | None = None
    uploaded_by: Author
    created_at: datetime
    updated_at: datetime
    video_position: int = 0
    video_revision: int = 1
    derived_bytes: int = 0
    freed_bytes: int = 0
    deleted_at: datetime | None = None
    deleted_by_id: UUID | None = None
    purging: bool = False
    review: ReviewState = ReviewState.NONE
    told: list[ProjectEvent] = field(default_factory=list)

    @classmethod
    def uploaded(
        cls,
        *,
        id: UUID,  # noqa: A002
        project_id: UUID,
        video_id: UUID,
        title: str,
        source: Source,
        by: Author,
        now: datetime,
        label: str = "",
        notes: str = "",
    ) -> "VideoVersion":
        """The first version of a new video; without a title it is called after its file."""
        version = cls(
            id=id,
            project_id=project_id,
            video_id=video_id,
            video_title=cleaned_title(title) or title_from(source.file_name),
            number=1,
            label=cleaned_label(label),
            notes=cleaned_notes(notes),
            status=VideoStatus.PROCESSING,
            source=source,
            uploaded_by=by,
            created_at=now,
            updated_at=now,
        )
        version.told.append(VideoUploaded(project_id=project_id, video=version.row()))
        return version

    @property
    def stored_bytes(self) -> int:
        """What it takes, with all that was made of it."""
        return self.source.size + self.derived_bytes

    @property
    def is_living(self) -> bool:
        """Not in the trash itself; its video may be."""
        return self.deleted_at is None

    @property
    def is_processing(self) -> bool:
        return self.status is VideoStatus.PROCESSING

    @property
    def was_never_read(self) -> bool:
        """It was ready before it was decided how films are played."""
        return self.status is VideoStatus.READY and self.decision is None

    def have_received(self, sha256: str, container: str) -> None:
        """The whole file was read, and is what was declared."""
        self.source = replace(self.source, sha256=sha256, container=container)

    @property
    def delivery(self) -> Delivery | None:
        return self.decision.delivery if self.decision else None

    @property
    def can_be_ready(self) -> bool:
        """Whether facts and pictures are known of one that is being processed."""
        return self.is_processing and self.facts is not None and self.poster_key is not None

    def learn(self, facts: Facts, now: datetime) -> None:
        """What was read of the file, and how it is therefore played."""
        self.facts, self.updated_at = with_readable_start(facts), now
        self.decision = decide(facts, ContainerFormat(self.source.container))
        self.told.append(VersionUpdated(project_id=self.project_id, video=self.row()))

    def keep_pictures(self, poster_key: str, thumbnails: tuple[Thumbnail, ...]) -> None:
        self.poster_key, self.thumbnails = poster_key, thumbnails

    def weigh(self, derived_bytes: int) -> int:
        """Know how much was made of it; how much more it takes than before."""
        more, self.derived_bytes = derived_bytes - self.derived_bytes - self.freed_bytes, derived_bytes
        self.freed_bytes = 0
        return more

    def let_go(self) -> None:
        """Its file was refused unread, and is not kept."""
        if not self.source.sha256:
            self.freed_bytes += self.source.size
            self.source = replace(self.source, size=0)

    def become_ready(self, now: datetime) -> None:
        """NotYetReady."""
        if not self.can_be_ready:
            raise NotYetReady
        self.status, self.failure_code, self.updated_at = VideoStatus.READY, None, now
        self.told.append(VideoReady(project_id=self.project_id, video=self.row()))

    def fail(self, code: str, now: datetime) -> None:
        self.status, self.failure_code, self.updated_at = VideoStatus.FAILED, code, now
        self.told.append(VideoFailed(project_id=self.project_id, video=self.row()))

    def try_again(self, now: datetime) -> None:
        """Of one that has failed."""
        self.status, self.failure_code, self.updated_at = VideoStatus.PROCESSING, None, now
        self.told.append(VersionUpdated(project_id=self.project_id, video=self.row()))

    def stand_in_review(self, state: ReviewState) -> bool:
        """As its rounds say; whether that is news."""
        before, self.review = self.review, state
        if state is not before and self.is_living:
            self.told.append(VersionUpdated(project_id=self.project_id, video=self.row()))
        return state is not before

    def footage(self) -> Footage:
        """What items lie on."""
        facts = self.facts
        return Footage(
            project_id=self.project_id,
            video_id=self.video_id,
            version_id=self.id,
            version_number=self.number,
            video_title=self.video_title,
            status=self.status,
            frame_rate=facts.frame_rate if facts else None,
            frame_count=facts.frame_count if facts else None,
            duration=facts.duration if facts else None,
            start_timecode=facts.start_timecode if facts else None,
        )

    def row(self) -> VideoRow:
        """As it is shown."""
        source, decision = self.source, self.decision
        return VideoRow(
            id=self.video_id,
            project_id=self.project_id,
            title=self.video_title,
            position=self.video_position,
            revision=self.video_revision,
            version_id=self.id,
            version_number=self.number,
            label=self.label,
            notes=self.notes,
            status=self.status,
            file_name=source.file_name,
            size=source.size,
            sha256=source.sha256,
            container=source.container,
            **_shown(self.facts),
            decision=decision.delivery if decision else None,
            decision_reason=decision.reason if decision else None,
            failure_code=self.failure_code,
            review=self.review,
            uploaded_by=self.uploaded_by,
            created_at=self.created_at,
            updated_at=self.updated_at,
        )


def _shown(facts: Facts | None) -> dict[str, Any]:
    """The facts that a row tells, by name; None for each while there are none."""
    return {name: getattr(facts, name, None) for name in _FACTS}
