"""One example of each thing, with no field at its default."""

from dataclasses import asdict, replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import Any
from uuid import UUID

from core.domain.actor import Actor
from core.domain.ids import new_id
from feedback.application.media_ports import VideoFacts
from feedback.contracts import (
    Author,
    Delivery,
    DeliveryReason,
    FeedbackStatus,
    Priority,
    Reactions,
    Resolution,
    ReviewDecision,
    ReviewState,
    RoundRule,
    RoundState,
    ShapeKind,
    UploadState,
    VideoStatus,
)
from feedback.domain.attachment import Attachment
from feedback.domain.comment import Comment
from feedback.domain.container import ContainerFormat
from feedback.domain.delivery import Decision
from feedback.domain.drawing import Shape
from feedback.domain.facts import Facts
from feedback.domain.feedback_item import FeedbackItem
from feedback.domain.footage import Footage
from feedback.domain.history import Move
from feedback.domain.note import Note
from feedback.domain.origin import Origin
from feedback.domain.position import Position
from feedback.domain.review_finish import ReviewFinish, Written
from feedback.domain.review_round import Reviewer, ReviewRound, RoundPlace, RoundTerms
from feedback.domain.review_rule import ReviewRule
from feedback.domain.upload import Upload
from feedback.domain.video_version import Source, Thumbnail, VideoVersion

NOON = datetime(2026, 3, 1, 12, 30, 15, 123456, tzinfo=UTC)
LATER = datetime(2026, 3, 2, 9, 0, 0, 654321, tzinfo=UTC)
JIMIN = Author(new_id(), "김지민")
GUEST = Author(new_id(), "손님 박", is_guest=True)
ACTOR = Actor(user_id=JIMIN.id, name=JIMIN.name)

NOTE = Note(
    title="로고",
    text="두 배로 키워 주세요",
    priority=Priority.HIGH,
    assignee=JIMIN,
    due_date=date(2026, 3, 9),
    tags=("색보정", "로고"),
    mentions=(JIMIN,),
    drawing=(
        Shape(kind=ShapeKind.ARROW, points=((0.1, 0.2), (0.30001, 1)), colour="#1631f8", width=0.01),
        Shape(kind=ShapeKind.TEXT, points=((0.5, 0.5),), text="여기"),
    ),
)
ATTACHMENT = Attachment(id=new_id(), file_name="참고 이미지.png", media_type="image/png", size=12_345, sent_by=JIMIN.id)
FACTS = Facts(
    codec="hevc",
    profile="Main 10",
    width=1080,
    height=1920,
    rotation=90,
    frame_rate="30000/1001",
    frame_count=1798,
    duration=Decimal("59.993"),
    start_timecode="01:00:00;00",
    audio=True,
    audio_codec="aac",
    audio_channels=6,
    audio_sample_rate=48_000,
    audio_delay=-21,
    pixel_format="yuv420p10le",
    bit_depth=10,
    color_primaries="bt2020",
    color_transfer="arib-std-b67",
    color_space="bt2020nc",
    bit_rate=7_400_000,
    variable_frame_rate=True,
    interlaced=True,
    fast_start=True,
)
READ = VideoFacts(container=ContainerFormat.MOV, **asdict(FACTS))


def version(project_id: UUID, **changes: Any) -> VideoVersion:
    """A ready version of a video of its own."""
    version_id = new_id()
    key = f"videos/{project_id}/{version_id}"
    example = VideoVersion(
        id=version_id,
        project_id=project_id,
        video_id=new_id(),
        video_title="봄 캠페인",
        number=1,
        label="색보정 전",
        notes="자막은 임시입니다",
        status=VideoStatus.READY,
        source=source(f"{key}/source"),
        facts=FACTS,
        decision=Decision(Delivery.ENCODE, DeliveryReason.CODEC_NOT_EVERYWHERE),
        poster_key=f"{key}/poster.jpg",
        thumbnails=(Thumbnail(Decimal("2.500"), f"{key}/thumbnail-01.jpg"),),
        failure_code="media.damaged",
        uploaded_by=JIMIN,
        created_at=NOON,
        updated_at=LATER,
        video_position=7,
        video_revision=3,
        derived_bytes=2**32,
        review=ReviewState.CHANGES_REQUESTED,
    )
    return replace(example, **changes)


def source(key: str) -> Source:
    return Source(file_name="1차.mov", object_key=key, size=2**33, sha256="ab" * 32, container="mov")


def processing(project_id: UUID) -> VideoVersion:
    """A version that waits for the worker."""
    return version(
        project_id,
        status=VideoStatus.PROCESSING,
        facts=None,
        decision=None,
        poster_key=None,
        thumbnails=(),
        failure_code=None,
        derived_bytes=0,
        review=ReviewState.NONE,
    )


def item(footage: Footage, **changes: Any) -> FeedbackItem:
    """An item that somebody is working on; `changes` may be of its note."""
    said = {name: changes.pop(name) for name in NOTE.__dataclass_fields__ if name in changes}
    example = FeedbackItem(
        id=new_id(),
        footage=footage,
        note=NOTE.changed(**said),
        position=Position(Decimal("10.010"), 300, Decimal("11.011"), 330),
        status=FeedbackStatus.IN_PROGRESS,
        resolution=Resolution.DEFERRED,
        attachments=(ATTACHMENT,),
        author=GUEST,
        comment_count=3,
        reaction_count=5,
        created_at=NOON,
        updated_at=LATER,
        version=4,
        was_counted_as=(FeedbackStatus.IN_PROGRESS, Priority.HIGH),
        origin=Origin(new_id(), 9, Position(Decimal("12.012"), 360, Decimal("13.013"), 390), LATER),
    )
    return replace(example, **changes)


def move() -> Move:
    return Move(JIMIN, LATER, FeedbackStatus.RESOLVED, FeedbackStatus.CLOSED, Resolution.DUPLICATE)


def comment(of: FeedbackItem, **changes: Any) -> Comment:
    example = Comment(
        id=new_id(),
        project_id=of.project_id,
        feedback_id=of.id,
        parent_id=None,
        depth=0,
        text="네, 내일까지요",
        author=GUEST,
        mentions=(JIMIN,),
        reactions=Reactions(3, 1, 2),
        created_at=NOON,
        updated_at=LATER,
        edited_at=LATER,
        deleted_at=None,
        version=2,
    )
    return replace(example, **changes)


def upload(project_id: UUID, **changes: Any) -> Upload:
    """One that waits for its parts: two whole ones and a short one."""
    version_id = new_id()
    example = Upload(
        id=new_id(),
        project_id=project_id,
        video_id=new_id(),
        version_id=version_id,
        state=UploadState.OPEN,
        file_name="2차.mov",
        media_type="video/quicktime",
        size=11 * 2**20 + 1,
        part_size=5 * 2**20,
        sha256="cd" * 32,
        title="가을 캠페인",
        label="색보정 후",
        notes="음악은 임시입니다",
        object_key=f"videos/{project_id}/{version_id}/source",
        storage_id="2~abc",
        created_by=JIMIN,
        created_at=NOON,
        updated_at=LATER,
        expires_at=LATER + timedelta(hours=24),
    )
    return replace(example, **changes)


def place() -> RoundPlace:
    return RoundPlace(project_id=new_id(), video_id=new_id(), version_id=new_id(), version_number=3)


def review_round(of: VideoVersion, **changes: Any) -> ReviewRound:
    """One that was closed, in which a member and a guest have decided, and one who was asked is out."""
    example = ReviewRound(
        id=new_id(),
        place=RoundPlace(project_id=of.project_id, video_id=of.video_id, version_id=of.id, version_number=of.number),
        terms=RoundTerms(rule=ReviewRule(RoundRule.QUORUM, 2), due_date=date(2026, 3, 9)),
        reviewers=(
            Reviewer(person=JIMIN, decision=ReviewDecision.APPROVED, note="좋아요", decided_at=LATER),
            Reviewer(
                person=Author(new_id(), "손님", is_guest=True),
                is_asked=False,
                decision=ReviewDecision.CHANGES_REQUESTED,
                note="조금 길어요",
                decided_at=NOON,
            ),
            Reviewer(person=Author(new_id(), "이심사"), is_out=True),
        ),
        state=RoundState.CLOSED,
        opened_by=Author(new_id(), "박편집"),
        closed_by=JIMIN,
        closed_at=LATER,
        created_at=NOON,
        updated_at=LATER,
        version=5,
    )
    return replace(example, **changes)


def finish(of: VideoVersion, **changes: Any) -> ReviewFinish:
    """Of a reviewer who had finished once before."""
    example = ReviewFinish(
        id=new_id(),
        place=RoundPlace(project_id=of.project_id, video_id=of.video_id, version_id=of.id, version_number=of.number),
        reviewer=Author(new_id(), "손님", is_guest=True),
        summary="색만 고쳐 주세요",
        written=Written(4, 2),
        round_id=new_id(),
        decision=ReviewDecision.CHANGES_REQUESTED,
        since=NOON,
        finished_at=LATER,
        revision=2,
        told_at=LATER,
    )
    return replace(example, **changes)
