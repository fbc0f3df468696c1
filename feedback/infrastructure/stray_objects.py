"""StrayObjects over S3."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from botocore.exceptions import ClientError

from core.application.refusals import StorageUnavailable
from core.domain.clock import Clock
from core.infrastructure.s3 import storage_errors
from feedback.application.object_keys import PARTS_PREFIX, PREFIX, project_prefix, upload_of, version_of


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

    def part_upload_ids(self) -> set[UUID]:
        ids = (upload_of(each["Key"]) for each in self._objects(PARTS_PREFIX))
        return {upload_id for upload_id in ids if upload_id is not None}

    def delete_parts(self, upload_ids: set[UUID]) -> int:
        if not upload_ids:
            return 0
        return self._delete([each for each in self._objects(PARTS_PREFIX) if upload_of(each["Key"]) in upload_ids])

    def old_version_ids(self) -> set[UUID]:
        before = self._before()
        ids = (version_of(each["Key"]) for each in self._objects() if each["LastModified"] < before)
        return {version_id for version_id in ids if version_id is not None}

    def delete(self, version_ids: set[UUID]) -> int:
        if not version_ids:
            return 0
        return self._delete([each for each in self._objects() if version_of(each["Key"]) in version_ids])

    def _delete(self, objects: list[dict[str, Any]]) -> int:
        with storage_errors():
            for each in objects:
                self.client.delete_object(Bucket=self.bucket, Key=each["Key"])
        return len(objects)

    def _abort(self, uploads: list[dict[str, Any]]) -> int:
        with storage_errors():
            for each in uploads:
                self.client.abort_multipart_upload(Bucket=self.bucket, Key=each["Key"], UploadId=each["UploadId"])
        return len(uploads)

    def _before(self) -> datetime:
        return self.clock() - self.patience

    def _objects(self, prefix: str = PREFIX) -> Iterator[dict[str, Any]]:
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
