"""The row of a planning job: one shape, in a REST answer and in an event's `data`."""

from dataclasses import dataclass, fields
from datetime import datetime
from typing import Any
from uuid import UUID

from ai_planning.contracts.exports import ExportFormat, PdfLayout
from ai_planning.contracts.jobs import CancelReason, JobKind, JobStatus
from ai_planning.contracts.rows import Author
from core.domain.events import plain


@dataclass(frozen=True, slots=True, kw_only=True)
class JobFile:
    name: str
    media_type: str
    size: int


@dataclass(frozen=True, slots=True, kw_only=True)
class JobResult:
    """Keys of parts that were taken into the plan, and of those that were kept as they are: locked, or newer than what
    was asked for. `is_cached`: the same brief had been answered before.
    """

    taken: tuple[str, ...] = ()
    kept: tuple[str, ...] = ()
    provider: str | None = None
    model: str | None = None
    is_cached: bool = False
    file: JobFile | None = None

    def wire(self) -> dict[str, Any]:
        return _plain(self) | {"file": self.file and _plain(self.file)}


@dataclass(frozen=True, slots=True, kw_only=True)
class JobError:
    """`status` is what HTTP would answer; `retry_after` in seconds, where whoever refused it told.

    `most` is as many as there may be, where that was too few.
    """

    code: str
    status: int
    retry_after: int | None = None
    most: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class JobRow:
    """`part_id` is the stage or the shot of a job about one; `shot_ids` are those a storyboard draws.

    `attempts` rises with every try: after trouble that may pass, or when its worker died.
    """

    id: UUID
    project_id: UUID
    plan_id: UUID
    kind: JobKind
    part_id: UUID | None
    shot_ids: tuple[UUID, ...]
    format: ExportFormat | None
    layout: PdfLayout | None
    provider: str | None
    regenerate: bool
    retry_of: UUID | None
    status: JobStatus
    attempts: int
    progress: int
    result: JobResult | None
    error: JobError | None
    cancel_reason: CancelReason | None
    requester: Author
    created_at: datetime
    started_at: datetime | None
    ended_at: datetime | None
    updated_at: datetime

    def wire(self) -> dict[str, Any]:
        """The job as clients get it."""
        return _plain(self) | {
            "result": self.result and self.result.wire(),
            "error": self.error and _plain(self.error),
            "requester": self.requester.wire(),
        }


def _plain(row: Any) -> dict[str, Any]:
    return {field.name: plain(getattr(row, field.name)) for field in fields(row)}
