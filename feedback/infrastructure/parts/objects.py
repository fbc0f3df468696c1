"""UploadParts as an object a part, for servers that forget unfinished multipart uploads when they restart."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from boto3.s3.transfer import TransferConfig

from core.application.ports import ignore
from core.application.refusals import ObjectMissing
from core.infrastructure.s3 import storage_errors
from feedback.application.object_keys import parts_prefix
from feedback.application.upload_ports import PartAddress
from feedback.domain.upload import Part, Upload
from feedback.infrastructure.parts.shelf import PartsShelf

_IN_ORDER = TransferConfig(use_threads=False, multipart_chunksize=16 * 1024 * 1024)
_READ_AT_ONCE = 1024 * 1024 * 1024


@dataclass(frozen=True)
class ObjectParts:
    shelf: PartsShelf

    def begin(self, upload: Upload) -> str:
        return ""

    def sign(self, upload: Upload, numbers: Sequence[int]) -> list[PartAddress]:
        return [self.shelf.address("put_object", upload, each, Key=part_key(upload, each)) for each in numbers]

    def received(self, upload: Upload) -> list[Part]:
        return self._listed(upload) or self._joined(upload)

    def join(self, upload: Upload, parts: Sequence[Part]) -> None:
        """The worker does it, when it reads them (`keep`)."""

    def head(self, upload: Upload, count: int) -> bytes:
        try:
            return self.shelf.head(part_key(upload, 1), count)
        except ObjectMissing:
            return self.shelf.head(upload.object_key, count)

    def collect(self, upload: Upload) -> Iterator[bytes]:
        """Once the whole is kept some of the parts may have gone."""
        if self._joined(upload):
            yield from self.shelf.pieces(upload.object_key)
            return
        for number in range(1, upload.part_count + 1):
            yield from self.shelf.pieces(part_key(upload, number))

    def keep(self, upload: Upload, path: Path, media_type: str, passed: Callable[[int], None] = ignore) -> None:
        kind = {"ContentType": media_type}
        if not self._joined(upload):
            with storage_errors():
                self.shelf.client.upload_file(
                    str(path), self.shelf.bucket, upload.object_key, ExtraArgs=kind, Callback=passed, Config=_IN_ORDER
                )
        self._remove_parts(upload)

    def drop(self, upload: Upload) -> None:
        self._remove_parts(upload)
        self.shelf.remove(upload.object_key)

    def _joined(self, upload: Upload) -> list[Part]:
        try:
            return self.shelf.whole(upload)
        except ObjectMissing:
            return []

    def _remove_parts(self, upload: Upload) -> None:
        """By name: no server need look at what is to go."""
        self.shelf.remove(*(part_key(upload, number) for number in range(1, upload.part_count + 1)))

    def _listed(self, upload: Upload) -> list[Part]:
        """The server may read what it lists, to tell ETags (rclone, after it was started)."""
        pages = self.shelf.client.get_paginator("list_objects_v2")
        wanted = {"Bucket": self.shelf.bucket, "Prefix": parts_prefix(upload.project_id, upload.id)}
        with storage_errors():
            found = [
                each for page in pages.paginate(**wanted, **_pages_of(upload)) for each in page.get("Contents", [])
            ]
        parts = [Part(int(each["Key"].rpartition("/")[2]), each["Size"], each["ETag"].strip('"')) for each in found]
        return sorted(parts, key=lambda part: part.number)


def _pages_of(upload: Upload) -> dict[str, Any]:
    """So that no answer waits for more than `_READ_AT_ONCE`, or a single part."""
    return {"PaginationConfig": {"PageSize": max(1, min(1000, _READ_AT_ONCE // upload.part_size))}}


def part_key(upload: Upload, number: int) -> str:
    return f"{parts_prefix(upload.project_id, upload.id)}{number:05}"
