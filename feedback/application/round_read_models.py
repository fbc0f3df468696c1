"""What review tells people beside rounds."""

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class WrittenNote:
    """A note of a reviewer as a summary tells it; `frame` from 0, `drawing` as the note has it."""

    id: UUID
    title: str
    text: str
    frame: int | None
    timecode: str | None
    drawing: tuple[dict[str, Any], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class DueRound:
    """An open round that is due, and the members who are waited for."""

    id: UUID
    project_id: UUID
    video_id: UUID
    version_id: UUID
    video_title: str
    version_number: int
    due_date: date
    waited_for: tuple[UUID, ...]
