"""Uploads and their parts in memory; they copy in and out."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from copy import deepcopy
from dataclasses import dataclass, field
from datetime import datetime
from hashlib import md5
from pathlib import Path
from uuid import UUID

from core.application.ports import ignore
from core.application.refusals import ObjectMissing
from core.domain.ids import new_id
from core.domain.pages import Page
from feedback.application.ports import Held
from feedback.application.upload_ports import PartAddress, PartsForgotten, UploadQuestion
from feedback.contracts import UploadState
from feedback.domain.storage import StorageUse
from feedback.domain.upload import Part, Upload
from projects.contracts import ProjectGrant
from tests.feedback.examples import LATER

LIVING = (UploadState.OPEN, UploadState.CHECKING)


@dataclass
class FakeUploads:
    rows: dict[UUID, Upload] = field(default_factory=dict)
    failed: dict[UUID, str] = field(default_factory=dict)

    def get(self, upload_id: UUID) -> Upload | None:
        return deepcopy(self.rows.get(upload_id))

    def add(self, upload: Upload) -> None:
        assert upload.id not in self.rows
        self.rows[upload.id] = deepcopy(upload)

    def save(self, upload: Upload) -> None:
        assert upload.id in self.rows
        self.rows[upload.id] = deepcopy(upload)

    def find(self, upload_id: UUID) -> Upload | None:
        return self.get(upload_id)

    def of_version(self, version_id: UUID) -> Upload | None:
        return next((deepcopy(row) for row in self.rows.values() if row.version_id == version_id), None)

    def page(self, grant: ProjectGrant, question: UploadQuestion) -> Page[Upload]:
        rows = self._where(lambda row: row.project_id == grant.project_id)
        rows = [row for row in rows if question.state in (None, row.state)]
        rows = [row for row in rows if question.creator_id in (None, row.created_by.id)]
        rows.sort(key=lambda row: (row.created_at, row.id), reverse=True)
        wanted = question.page
        return Page(tuple(rows[wanted.offset : wanted.offset + wanted.size]), len(rows))

    def conclude(self, version_id: UUID, failure_code: str | None, now: datetime) -> None:
        upload = self.of_version(version_id)
        if upload is None or upload.state is not UploadState.CHECKING:
            return
        if failure_code is None:
            upload.complete(now)
        else:
            upload.fail(failure_code, now)
        self.save(upload)

    def overdue(self, now: datetime, limit: int) -> list[UUID]:
        rows = self._where(lambda row: row.state is UploadState.OPEN and row.expires_at <= now)
        return [row.id for row in sorted(rows, key=lambda row: row.expires_at)[:limit]]

    def unread(self, before: datetime) -> list[Upload]:
        return self._where(lambda row: row.state is UploadState.CHECKING and row.updated_at < before)

    def promised(self, project_id: UUID, user_id: UUID) -> StorageUse:
        rows = self._where(lambda row: row.is_open)
        to_project = sum(row.size for row in rows if row.project_id == project_id)
        return StorageUse(to_project, sum(row.size for row in rows if row.created_by.id == user_id))

    def open_of(self, user_id: UUID) -> int:
        return len(self._where(lambda row: row.is_open and row.created_by.id == user_id))

    def living(self, upload_ids: set[UUID]) -> set[UUID]:
        return {row.id for row in self._where(lambda row: row.id in upload_ids and row.state in LIVING)}

    def failures(self, version_ids: set[UUID]) -> dict[UUID, str]:
        return {version_id: code for version_id, code in self.failed.items() if version_id in version_ids}

    def standing(self, version_ids: set[UUID]) -> dict[UUID, UploadState]:
        return {row.version_id: row.state for row in self._where(lambda row: row.version_id in version_ids)}

    def _where(self, fits: Callable[[Upload], bool]) -> list[Upload]:
        return [deepcopy(row) for row in self.rows.values() if fits(row)]


@dataclass
class FakeParts:
    """Parts by upload and number, wholes by key; `put` is what a client does at a signed address."""

    held: dict[UUID, dict[int, bytes]] = field(default_factory=dict)
    wholes: dict[str, bytes] = field(default_factory=dict)

    def put(self, upload: Upload, number: int, content: bytes) -> str:
        self.held.setdefault(upload.id, {})[number] = content
        return _etag(content)

    def begin(self, upload: Upload) -> str:
        self.held[upload.id] = {}
        return "fake"

    def sign(self, upload: Upload, numbers: Sequence[int]) -> list[PartAddress]:
        if upload.object_key not in self.wholes and upload.id not in self.held:
            raise PartsForgotten
        where = f"https://objects.test/{upload.object_key}"
        return [PartAddress(each, f"{where}?part={each}", upload.size_of(each), LATER) for each in numbers]

    def received(self, upload: Upload) -> list[Part]:
        if upload.object_key in self.wholes:
            size = len(self.wholes[upload.object_key])
            return [Part(at // upload.part_size + 1, min(upload.part_size, size - at), "") for at in _starts(upload)]
        held = self.held.get(upload.id)
        if held is None:
            raise PartsForgotten
        return [Part(number, len(held[number]), _etag(held[number])) for number in sorted(held)]

    def join(self, upload: Upload, parts: Sequence[Part]) -> None:
        if upload.object_key not in self.wholes:
            held = self.held.pop(upload.id, None)
            if held is None:
                raise ObjectMissing
            self.wholes[upload.object_key] = b"".join(held[part.number] for part in parts)

    def head(self, upload: Upload, count: int) -> bytes:
        return self._whole(upload)[:count]

    def collect(self, upload: Upload) -> Iterator[bytes]:
        yield self._whole(upload)

    def keep(self, upload: Upload, path: Path, media_type: str, passed: Callable[[int], None] = ignore) -> None:
        passed(upload.size)
        assert self._whole(upload) == path.read_bytes()

    def drop(self, upload: Upload) -> None:
        self.held.pop(upload.id, None)
        self.wholes.pop(upload.object_key, None)

    def _whole(self, upload: Upload) -> bytes:
        if upload.object_key not in self.wholes:
            raise ObjectMissing
        return self.wholes[upload.object_key]


@dataclass
class FakeStrays:
    """All of it is old, and of one project: objects of versions, parts of uploads, uploads begun for versions."""

    project_id: UUID = field(default_factory=new_id)
    wholes: set[UUID] = field(default_factory=set)
    parts: set[UUID] = field(default_factory=set)
    begun: set[UUID] = field(default_factory=set)

    def begun_version_ids(self) -> set[UUID]:
        return set(self.begun)

    def abort_uploads(self, version_ids: set[UUID]) -> int:
        gone = self.begun & version_ids
        self.begun -= gone
        return len(gone)

    def abort_old_uploads(self, spared: set[UUID]) -> int:
        return self.abort_uploads(self.begun - spared)

    def uploads(self) -> Iterator[Held]:
        yield from [Held(self.project_id, each) for each in self.parts]

    def delete_parts(self, uploads: Iterable[Held]) -> int:
        gone = self.parts & {held.id for held in uploads}
        self.parts -= gone
        return len(gone)

    def versions(self) -> Iterator[Held]:
        yield from [Held(self.project_id, each) for each in self.wholes]

    def delete_old(self, versions: Iterable[Held]) -> int:
        gone = self.wholes & {held.id for held in versions}
        self.wholes -= gone
        return len(gone)

    def abort_uploads_of(self, project_id: UUID) -> int:
        return self.abort_uploads(self.begun)


def _starts(upload: Upload) -> range:
    return range(0, upload.size, upload.part_size)


def _etag(content: bytes) -> str:
    return md5(content, usedforsecurity=False).hexdigest()
