"""A file that comes in parts, straight into the object store, until a version is made of it or it has ended."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from core.domain.errors import InvalidField
from core.domain.text import plain_text
from feedback.contracts import Author, UploadState
from feedback.domain.container import ContainerFormat
from feedback.domain.file_name import shown_name
from feedback.domain.refusals import UnsupportedVideoType
from feedback.domain.upload_refusals import (
    PartMismatch,
    PartsMissing,
    SizeMismatch,
    UploadAborted,
    UploadComplete,
    UploadExpired,
    UploadFailed,
)
from feedback.domain.version_texts import LONGEST_LABEL, LONGEST_NOTES, LONGEST_TITLE

MEBIBYTE = 1024 * 1024
SMALLEST_PART = 5 * MEBIBYTE
LARGEST_PART = 5 * 1024 * MEBIBYTE
MOST_PARTS = 10_000
OPEN_FOR, LONGEST_OPEN = timedelta(hours=24), timedelta(days=7)
# Of one person, in all projects.
MOST_OPEN = 20
ANY_TYPE = "application/octet-stream"
# What browsers call the containers besides.
_ALIASES = {"video/avi", "video/msvideo", "video/vnd.avi", "video/matroska", "video/mkv", "video/m4v"}
TAKEN_TYPES = {each.media_type for each in ContainerFormat} | _ALIASES | {ANY_TYPE}
_ENDS = {
    UploadState.CHECKING: UploadComplete,
    UploadState.COMPLETED: UploadComplete,
    UploadState.ABORTED: UploadAborted,
    UploadState.EXPIRED: UploadExpired,
    UploadState.FAILED: UploadFailed,
}


@dataclass(frozen=True, slots=True)
class Part:
    """A part as the store has it; `etag` without quotes, empty where the store tells none any more."""

    number: int
    size: int
    etag: str


@dataclass(frozen=True, slots=True, kw_only=True)
class UploadPlan:
    """What somebody wants to upload: `video_id` names the video of which it is to be a new version."""

    file_name: str
    size: int
    media_type: str = ""
    sha256: str = ""
    part_size: int | None = None
    video_id: UUID | None = None
    title: str = ""
    label: str = ""
    notes: str = ""


@dataclass(kw_only=True)
class Upload:
    """Sizes in bytes. `video_id` is None until a new video is made of it; `storage_id` is the store's name for it."""

    id: UUID
    project_id: UUID
    video_id: UUID | None
    version_id: UUID
    state: UploadState
    file_name: str
    media_type: str
    size: int
    part_size: int
    sha256: str
    title: str
    label: str
    notes: str
    object_key: str
    storage_id: str = ""
    failure_code: str | None = None
    created_by: Author
    created_at: datetime
    updated_at: datetime
    expires_at: datetime
    ended_at: datetime | None = None

    @classmethod
    def begun(
        cls,
        plan: UploadPlan,
        *,
        id: UUID,  # noqa: A002
        project_id: UUID,
        version_id: UUID,
        object_key: str,
        by: Author,
        now: datetime,
    ) -> "Upload":
        """InvalidField, UnsupportedVideoType."""
        return cls(
            id=id,
            project_id=project_id,
            video_id=plan.video_id,
            version_id=version_id,
            state=UploadState.OPEN,
            size=plan.size,
            part_size=_part_size(plan),
            sha256=plan.sha256.lower(),
            **_words(plan),
            object_key=object_key,
            created_by=by,
            created_at=now,
            updated_at=now,
            expires_at=now + OPEN_FOR,
        )

    @property
    def part_count(self) -> int:
        return -(-self.size // self.part_size)

    @property
    def is_open(self) -> bool:
        return self.state is UploadState.OPEN

    @property
    def is_complete(self) -> bool:
        return self.state in (UploadState.CHECKING, UploadState.COMPLETED)

    def size_of(self, number: int) -> int:
        """Bytes of the part of that number, counted from 1."""
        return min(self.part_size, self.size - (number - 1) * self.part_size)

    def demand_open(self) -> None:
        """UploadComplete, UploadAborted, UploadExpired, UploadFailed."""
        if not self.is_open:
            raise _ENDS[self.state]

    def stay_open(self, numbers: Sequence[int], now: datetime) -> None:
        """Somebody still works on it and asks for these parts; InvalidField for one that there is not.

        UploadExpired once it has been open for LONGEST_OPEN: the room that it holds is others' too.
        """
        self.demand_open()
        last = self.created_at + LONGEST_OPEN
        if now >= last:
            raise UploadExpired
        self._demand_numbers(numbers, "/part_numbers/{}")
        self.expires_at, self.updated_at = min(now + OPEN_FOR, last), now

    def demand_whole(self, parts: Sequence[Part], claimed: Mapping[int, str]) -> None:
        """All parts are there, and are those that the client says it sent.

        InvalidField for one that there is not; PartsMissing, SizeMismatch, PartMismatch.
        """
        self._demand_numbers(claimed, "/parts/{}/part_number")
        held = {part.number: part for part in parts}
        if missing := [number for number in range(1, self.part_count + 1) if number not in held]:
            raise PartsMissing(missing)
        if (received := sum(part.size for part in parts)) != self.size:
            raise SizeMismatch(size=self.size, received=received)
        if other := [number for number, etag in sorted(claimed.items()) if not _is(held.get(number), etag)]:
            raise PartMismatch(other)

    def begin_checking(self, now: datetime) -> None:
        self.demand_open()
        self.state, self.updated_at = UploadState.CHECKING, now

    def become(self, video_id: UUID) -> None:
        """A version of that video."""
        self.video_id = video_id

    def complete(self, now: datetime) -> None:
        self._end(UploadState.COMPLETED, now)

    def fail(self, code: str, now: datetime) -> None:
        self.failure_code = code
        self._end(UploadState.FAILED, now)

    def abort(self, now: datetime) -> None:
        """UploadComplete; changes nothing where it has ended without a version."""
        if self.is_complete:
            raise UploadComplete
        if self.is_open:
            self._end(UploadState.ABORTED, now)

    def expire(self, now: datetime) -> None:
        """Does nothing to one that is not open, or not overdue (any more)."""
        if self.is_open and self.expires_at <= now:
            self._end(UploadState.EXPIRED, now)

    def _demand_numbers(self, numbers: Iterable[int], pointer: str) -> None:
        for index, number in enumerate(numbers):
            if number > self.part_count:
                raise InvalidField(pointer.format(index), "number.too_large", longest=self.part_count)

    def _end(self, state: UploadState, now: datetime) -> None:
        self.state, self.ended_at, self.updated_at = state, now, now


def _is(part: Part | None, etag: str) -> bool:
    return part is not None and part.etag in ("", etag.strip('"'))


def _words(plan: UploadPlan) -> dict[str, Any]:
    return {
        "file_name": shown_name(plan.file_name),
        "media_type": _taken_type(plan.media_type),
        "title": plain_text(plan.title, "/title", longest=LONGEST_TITLE),
        "label": plain_text(plan.label, "/label", longest=LONGEST_LABEL),
        "notes": plain_text(plan.notes, "/notes", longest=LONGEST_NOTES),
    }


def _taken_type(given: str) -> str:
    media_type = given.split(";")[0].strip().lower() or ANY_TYPE
    if media_type not in TAKEN_TYPES:
        raise UnsupportedVideoType
    return media_type


def _part_size(plan: UploadPlan) -> int:
    """As chosen, else what Uppy chooses: the smallest that there may be, larger where that were too many parts."""
    fewest_bytes = -(-plan.size // MOST_PARTS)
    if plan.part_size is None:
        return max(SMALLEST_PART, fewest_bytes)
    if plan.part_size < fewest_bytes:
        raise InvalidField("/part_size", "number.too_small", shortest=fewest_bytes)
    return plan.part_size
