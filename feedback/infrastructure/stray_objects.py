"""StrayObjects over S3."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from botocore.exceptions import ClientError

from core.application.refusals import StorageUnavailable
from core.domain.clock import Clock
from core.domain.ids import parse_id
from core.infrastructure.s3 import delete_objects, storage_errors
from feedback.application.object_keys import (
    PARTS_PREFIX,
    PREFIX,
    parts_prefix,
    project_prefix,
    version_of,
    version_prefix,
)
from feedback.application.ports import Held


@dataclass(frozen=True)
class S3StrayObjects:
    """What is younger than `patience` may belong to a request that still runs."""

    client: Any
    bucket: str
    clock: Clock
    patience: timedelta = timedelta(hours=24)

    def begun_version_ids(self) -> set[UUID]:
        ids = (version_of(each["Key"]) for each in self.open_uploads())
        return {version_id for version_id in ids if version_id is not None}

    def abort_uploads(self, version_ids: set[UUID]) -> int:
        return self._abort([each for each in self.open_uploads() if version_of(each["Key"]) in version_ids])

    def abort_old_uploads(self, spared: set[UUID]) -> int:
        old = (each for each in self.open_uploads() if each["Initiated"] < self._before())
        return self._abort([each for each in old if version_of(each["Key"]) not in spared])

    def abort_uploads_of(self, project_id: UUID) -> int:
        prefix = project_prefix(project_id)
        return self._abort([each for each in self.open_uploads() if each["Key"].startswith(prefix)])

    def uploads(self) -> Iterator[Held]:
        yield from self._held(PARTS_PREFIX)

    def delete_parts(self, uploads: Iterable[Held]) -> int:
        keys = (each["Key"] for held in uploads for each in self._objects(parts_prefix(held.project_id, held.id)))
        return delete_objects(self.client, self.bucket, keys)

    def versions(self) -> Iterator[Held]:
        yield from self._held(PREFIX)

    def delete_old(self, versions: Iterable[Held]) -> int:
        return delete_objects(self.client, self.bucket, (key for held in versions for key in self._old_keys(held)))

    def _old_keys(self, held: Held) -> list[str]:
        found = list(self._objects(version_prefix(held.project_id, held.id)))
        is_old = any(each["LastModified"] < self._before() for each in found)
        return [each["Key"] for each in found] if is_old else []

    def _held(self, prefix: str) -> Iterator[Held]:
        """A call a project, however many objects there are."""
        for project in self._folders(prefix):
            for folder in self._folders(project):
                _, project_id, held_id, _ = folder.split("/")
                ids = parse_id(project_id), parse_id(held_id)
                if ids[0] is not None and ids[1] is not None:
                    yield Held(ids[0], ids[1])

    def _folders(self, prefix: str) -> Iterator[str]:
        found = self._pages("list_objects_v2", "CommonPrefixes", Prefix=prefix, Delimiter="/")
        yield from (each["Prefix"] for each in found)

    def _abort(self, uploads: list[dict[str, Any]]) -> int:
        with storage_errors():
            for each in uploads:
                self.client.abort_multipart_upload(Bucket=self.bucket, Key=each["Key"], UploadId=each["UploadId"])
        return len(uploads)

    def _before(self) -> datetime:
        return self.clock() - self.patience

    def _objects(self, prefix: str) -> Iterator[dict[str, Any]]:
        yield from self._pages("list_objects_v2", "Contents", Prefix=prefix)

    def open_uploads(self) -> Iterator[dict[str, Any]]:
        """As S3 lists them: Key, UploadId, Initiated."""
        try:
            # MinIO takes a prefix for a whole key: all are listed, and the others left out here.
            found = self._pages("list_multipart_uploads", "Uploads")
            yield from (each for each in found if each["Key"].startswith(PREFIX))
        except StorageUnavailable as error:
            # rclone's answer for a bucket that has no open upload.
            if not _says(error.__cause__, "NoSuchUpload"):
                raise

    def _pages(self, operation: str, part: str, **which: str) -> Iterator[dict[str, Any]]:
        with storage_errors():
            for page in self.client.get_paginator(operation).paginate(Bucket=self.bucket, **which):
                yield from page.get(part, [])


def _says(error: BaseException | None, code: str) -> bool:
    return isinstance(error, ClientError) and error.response.get("Error", {}).get("Code") == code
