"""Fakes of the kernel's ports; they copy in and out."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from copy import deepcopy
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any, BinaryIO
from urllib.parse import quote
from uuid import UUID

from core.application.ports import ObjectUpload, ignore
from core.application.refusals import ObjectMissing, StorageUnavailable
from core.domain.audit import AuditRow, Outcome
from core.domain.ids import new_id
from core.domain.pages import CursorPage, CursorRequest


@dataclass
class FakeAuditTrail:
    """AuditTrail over rows in memory."""

    rows: list[AuditRow] = field(default_factory=list)

    def of_account(self, account_id: UUID, wanted: CursorRequest, outcome: Outcome | None) -> CursorPage[AuditRow]:
        return self._page([row for row in self.rows if account_id in (row.account_id, row.actor_id)], wanted, outcome)

    def of_project(self, project_id: UUID, wanted: CursorRequest, outcome: Outcome | None) -> CursorPage[AuditRow]:
        return self._page([row for row in self.rows if row.project_id == project_id], wanted, outcome)

    def _page(self, rows: list[AuditRow], wanted: CursorRequest, outcome: Outcome | None) -> CursorPage[AuditRow]:
        before = UUID(wanted.after[0]) if wanted.after else None
        kept = [row for row in rows if outcome in (None, row.outcome) and (before is None or row.id < before)]
        kept = deepcopy(sorted(kept, key=lambda row: row.id, reverse=True))
        page = tuple(kept[: wanted.size])
        return CursorPage(page, (str(page[-1].id),) if len(kept) > wanted.size else None)


@dataclass
class FakeObjectStore:
    """ObjectStore in memory; silent while `away`. `open_uploads` are those neither completed nor aborted."""

    objects: dict[str, bytes] = field(default_factory=dict)
    media_types: dict[str, str] = field(default_factory=dict)
    open_uploads: int = 0
    away: bool = False

    def put(self, key: str, body: bytes | BinaryIO, *, media_type: str) -> None:
        self._answer()
        self.objects[key] = bytes(body if isinstance(body, bytes) else body.read())
        self.media_types[key] = media_type

    def open_upload(self, key: str, *, media_type: str) -> ObjectUpload:
        self._answer()
        self.open_uploads += 1
        return FakeObjectUpload(self, key, media_type)

    def fetch(self, key: str, path: str, passed: Callable[[int], None] = ignore) -> None:
        self._answer()
        if key not in self.objects:
            raise ObjectMissing
        passed(len(self.objects[key]))
        Path(path).write_bytes(self.objects[key])

    def delete(self, keys: list[str]) -> None:
        self._answer()
        for key in keys:
            self.objects.pop(key, None)

    def keys(self, prefix: str) -> Iterator[str]:
        self._answer()
        yield from sorted(key for key in self.objects if key.startswith(prefix))

    def sizes(self, prefix: str) -> dict[str, int]:
        return {key: len(self.objects[key]) for key in self.keys(prefix)}

    def read(self, key: str, first: int, last: int) -> bytes:
        self._answer()
        if key not in self.objects:
            raise ObjectMissing
        return self.objects[key][first : last + 1]

    def signed_urls(self, keys: Iterable[str], media_types: Mapping[str, str] | None = None) -> dict[str, str]:
        types = {key: f"&media_type={quote(each)}" for key, each in (media_types or {}).items()}
        return {key: f"https://objects.test/{quote(key)}?signature=fake{types.get(key, '')}" for key in keys}

    def _answer(self) -> None:
        if self.away:
            raise StorageUnavailable


class FakeAddressSigner:
    """AddressSigner whose addresses tell what they hold for."""

    def sign(
        self,
        keys: Iterable[str],
        *,
        since: datetime,
        until: datetime,
        file_name: str | None = None,
        media_type: str | None = None,
    ) -> dict[str, str]:
        named = (f"&as={quote(file_name)}" if file_name else "") + (f"&type={quote(media_type)}" if media_type else "")
        times = f"since={since:%H:%M}&until={until:%H:%M}{named}"
        return {key: f"https://objects.test/{quote(key)}?{times}" for key in keys}


class FakeObjectUpload:
    def __init__(self, store: FakeObjectStore, key: str, media_type: str) -> None:
        self._store, self._key, self._media_type = store, key, media_type
        self._written = bytearray()
        self._open = True

    def write(self, chunk: bytes) -> None:
        self._store._answer()
        self._written += chunk

    def complete(self) -> int:
        self._store.put(self._key, bytes(self._written), media_type=self._media_type)
        self._end()
        return len(self._written)

    def abort(self) -> None:
        if self._open:
            self._end()

    def _end(self) -> None:
        self._open = False
        self._store.open_uploads -= 1


@dataclass
class FakeJobs:
    """JobQueue over what is queued, by its key."""

    queued: dict[str, tuple[str, dict[str, Any]]] = field(default_factory=dict)

    def enqueue(self, kind: str, payload: dict[str, Any], *, key: str) -> UUID:
        self.queued.setdefault(key, (kind, payload))
        return new_id()
