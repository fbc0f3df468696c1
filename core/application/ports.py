"""What use cases need from the outside, by role."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import AbstractContextManager
from datetime import datetime
from typing import Any, BinaryIO, Protocol
from uuid import UUID

from core.domain.actor import Actor
from core.domain.audit import AuditRow, Outcome
from core.domain.drift import Drift
from core.domain.events import Event
from core.domain.pages import CursorPage, CursorRequest


def ignore(count: int) -> None:
    """For whoever need not hear how far it is."""


class UnitOfWork(Protocol):
    """`with unit_of_work(by=actor):` is one durable transaction; an exception undoes all of it."""

    def __call__(self, *, by: Actor) -> AbstractContextManager[None]: ...


class EventPublisher(Protocol):
    """Makes a fact durable inside the running unit of work: appended to its stream, due to each subscriber."""

    def __call__(self, event: Event, /) -> None: ...


class JobQueue(Protocol):
    """Slow work that survives any crash: stored in the running unit of work, run at least once by a worker."""

    def enqueue(self, kind: str, payload: dict[str, Any], *, key: str) -> UUID:
        """Store a job; a second one with the same `key` is the first one."""


class Secrets(Protocol):
    def code(self) -> str:
        """Six digits."""

    def token(self) -> str:
        """At least 32 random bytes, URL-safe."""

    def hash(self, secret: str) -> str:
        """Keyed, so that what is stored cannot be guessed offline."""


class AuditTrail(Protocol):
    """What was noted, newest first, of both outcomes or of one; one statement a page."""

    def of_account(self, account_id: UUID, wanted: CursorRequest, outcome: Outcome | None) -> CursorPage[AuditRow]:
        """What the person did, and what concerned them."""

    def of_project(self, project_id: UUID, wanted: CursorRequest, outcome: Outcome | None) -> CursorPage[AuditRow]: ...


class KeptFigure(Protocol):
    """Something kept beside what it tells of, so that it could drift."""

    @property
    def name(self) -> str: ...

    def drifts(self, project_id: UUID | None, rows: int) -> Iterator[Drift]:
        """Of the project, or of all, so many `rows` at a time; without a lock."""

    def mend(self, drift: Drift) -> None:
        """Set right what it says now, under the lock that writers take, in a transaction of its own."""


class ObjectStore(Protocol):
    """Bytes under keys. Raises ObjectMissing for an unknown key, StorageUnavailable when the store does not answer."""

    def put(self, key: str, body: bytes | BinaryIO, *, media_type: str) -> None: ...

    def open_upload(self, key: str, *, media_type: str) -> "ObjectUpload":
        """A write in parts of unknown total size; nothing is visible under `key` before `complete`."""

    def fetch(self, key: str, path: str, passed: Callable[[int], None] = ignore) -> None:
        """Copy the object into the local file `path`, never whole in memory.

        `passed` takes the bytes that have come since the last call; what it raises ends the copying.
        """

    def delete(self, keys: list[str]) -> None:
        """Idempotent."""

    def keys(self, prefix: str) -> Iterator[str]: ...

    def sizes(self, prefix: str) -> dict[str, int]:
        """Bytes of every object below, by key; for few objects, such as those of one version."""

    def read(self, key: str, first: int, last: int) -> bytes:
        """These bytes of the object, both ends included, fewer where it ends before."""

    def signed_urls(self, keys: Iterable[str], media_types: Mapping[str, str] | None = None) -> dict[str, str]:
        """Short-lived public address by key, in at most two round trips however many there are.

        Those with a media type answer it, whatever they were stored with.
        """


class AddressSigner(Protocol):
    """Addresses that open one object each to whoever holds them, made without asking anybody."""

    def sign(
        self,
        keys: Iterable[str],
        *,
        since: datetime,
        until: datetime,
        file_name: str | None = None,
        media_type: str | None = None,
    ) -> dict[str, str]:
        """Public address by key; the same for the same times. Takes ranges.

        `file_name` makes them downloads under that name (RFC 5987); `media_type` is what they answer, whatever they
        were stored with.
        """


class ObjectUpload(Protocol):
    def write(self, chunk: bytes) -> None: ...

    def complete(self) -> int:
        """Make the object visible; its size in bytes."""

    def abort(self) -> None:
        """Leave nothing behind; idempotent, never raises."""
