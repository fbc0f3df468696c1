"""What uploads in parts need from the outside, by role."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Protocol
from uuid import UUID

from core.application.ports import ignore
from core.application.refusals import ObjectMissing
from core.domain.pages import Page, PageRequest
from feedback.contracts import UploadState
from feedback.domain.storage import StorageUse
from feedback.domain.upload import Part, Upload
from projects.contracts import ProjectGrant


class PartsForgotten(ObjectMissing):
    """The store knows no such upload any more, nor a whole that was made of it."""


@dataclass(frozen=True, slots=True)
class PartAddress:
    """Where a part of exactly `size` bytes may be put until `expires_at`."""

    number: int
    url: str
    size: int
    expires_at: datetime


@dataclass(frozen=True, kw_only=True)
class UploadQuestion:
    """Which uploads of a project; newest first. `creator_id` None: whosever."""

    page: PageRequest
    state: UploadState | None = None
    creator_id: UUID | None = None


class UploadParts(Protocol):
    """The parts of an upload in the object store, until they are one object there. Raises StorageUnavailable."""

    def begin(self, upload: Upload) -> str:
        """Make ready; the store's name for it."""
        ...

    def sign(self, upload: Upload, numbers: Sequence[int]) -> list[PartAddress]:
        """PartsForgotten."""
        ...

    def received(self, upload: Upload) -> list[Part]:
        """In order, as the store has them, whatever clients say. Of one that was joined the parts it was made of.

        PartsForgotten.
        """
        ...

    def join(self, upload: Upload, parts: Sequence[Part]) -> None:
        """No part follows. Idempotent; ObjectMissing when it was dropped meanwhile."""
        ...

    def head(self, upload: Upload, count: int) -> bytes:
        """The first bytes of one that was joined; ObjectMissing."""
        ...

    def collect(self, upload: Upload) -> Iterator[bytes]:
        """The whole in order, from the parts or from the object that was made of them; ObjectMissing."""
        ...

    def keep(self, upload: Upload, path: Path, media_type: str, passed: Callable[[int], None] = ignore) -> None:
        """See to it that the object `object_key` is the whole, of which `path` is a copy, and that no part is left.

        `media_type` is what its content tells; an object that was made before may have the one that was declared.
        `passed` takes the bytes that were sent since the last call; what it raises ends the sending.
        """
        ...

    def drop(self, upload: Upload) -> None:
        """Delete parts and object; idempotent."""
        ...


class Uploads(Protocol):
    """Uploads as aggregates."""

    def get(self, upload_id: UUID) -> Upload | None:
        """Locks the row."""
        ...

    def add(self, upload: Upload) -> None: ...

    def save(self, upload: Upload) -> None: ...

    def find(self, upload_id: UUID) -> Upload | None:
        """As it is just now, without a lock."""
        ...

    def of_version(self, version_id: UUID) -> Upload | None:
        """The one that the version was made of, without a lock; None for a version that came by the form."""
        ...

    def page(self, grant: ProjectGrant, question: UploadQuestion) -> Page[Upload]: ...

    def conclude(self, version_id: UUID, failure_code: str | None, now: datetime) -> None:
        """The version's file was read: it is whole, or refused for this reason. Inside the running unit of work.

        Does nothing for a version that came by the form, nor for an upload that is not being checked (any more).
        """
        ...

    def overdue(self, now: datetime, limit: int) -> list[UUID]:
        """Some of those that are open past their time."""
        ...

    def unread(self, before: datetime) -> list[Upload]:
        """Those whose file was to be read, and that nobody has touched since `before`."""
        ...

    def promised(self, project_id: UUID, user_id: UUID) -> StorageUse:
        """Bytes that are yet to come by open uploads: to the project, and by the person to all projects."""
        ...

    def open_of(self, user_id: UUID) -> int:
        """How many the person has open, in all projects."""
        ...

    def living(self, upload_ids: set[UUID]) -> set[UUID]:
        """Those of them whose parts are needed: open ones, and those whose file is yet to be read."""
        ...

    def failures(self, version_ids: set[UUID]) -> dict[UUID, str]:
        """Why versions have failed, by version, of those that have."""
        ...

    def standing(self, version_ids: set[UUID]) -> dict[UUID, UploadState]:
        """State by version, of those versions that come by an upload."""
        ...
