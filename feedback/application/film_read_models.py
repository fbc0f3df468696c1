"""What people are told of the trash, and of the room that videos take."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from feedback.contracts import Author


@dataclass(frozen=True, slots=True, kw_only=True)
class TrashedFilm:
    """A video in the trash, or a version of one that lives; `size` in bytes, with all that was made of it."""

    video_id: UUID
    version_id: UUID | None
    version_number: int | None
    title: str
    label: str
    size: int
    deleted_at: datetime
    deleted_by_id: UUID | None
    purge_at: datetime
    days_left: int


@dataclass(frozen=True, slots=True)
class DueFilm:
    """A video, or a version (`version_id`), whose time in the trash is over."""

    project_id: UUID
    video_id: UUID
    version_id: UUID | None


@dataclass(frozen=True, slots=True)
class PersonShare:
    """Bytes that one person's versions take in a project."""

    person: Author
    used: int


@dataclass(frozen=True, slots=True)
class ProjectStorage:
    """Bytes; `shares` None: not for the caller."""

    used: int
    quota: int | None
    shares: tuple[PersonShare, ...] | None


@dataclass(frozen=True, slots=True)
class PersonStorage:
    """Bytes, in all and by project."""

    used: int
    quota: int | None
    by_project: tuple[tuple[UUID, int], ...]
