"""UploadParts as multipart uploads of the server, for servers that keep unfinished ones over a restart."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from core.application.ports import ignore
from core.application.refusals import ObjectMissing, StorageUnavailable
from core.infrastructure.s3 import storage_errors
from feedback.application.upload_ports import PartAddress, PartsForgotten
from feedback.domain.upload import Part, Upload
from feedback.infrastructure.parts.shelf import PartsShelf, is_forgotten


@dataclass(frozen=True)
class MultipartParts:
    shelf: PartsShelf

    def begin(self, upload: Upload) -> str:
        wanted = {"Bucket": self.shelf.bucket, "Key": upload.object_key, "ContentType": upload.media_type}
        with storage_errors():
            return str(self.shelf.client.create_multipart_upload(**wanted)["UploadId"])

    def sign(self, upload: Upload, numbers: Sequence[int]) -> list[PartAddress]:
        self._demand_known(upload)
        where = {"Key": upload.object_key, "UploadId": upload.storage_id}
        return [self.shelf.address("upload_part", upload, each, PartNumber=each, **where) for each in numbers]

    def received(self, upload: Upload) -> list[Part]:
        try:
            return self._listed(upload)
        except StorageUnavailable as error:
            if not is_forgotten(error):
                raise
        return self._whole(upload)

    def join(self, upload: Upload, parts: Sequence[Part]) -> None:
        named = [{"PartNumber": part.number, "ETag": f'"{part.etag}"'} for part in parts]
        try:
            with storage_errors():
                self.shelf.client.complete_multipart_upload(**self._where(upload), MultipartUpload={"Parts": named})
        except StorageUnavailable as error:
            if not is_forgotten(error):
                raise
            # By another request, or by this one, whose answer was lost.
            self.shelf.whole(upload)

    def head(self, upload: Upload, count: int) -> bytes:
        return self.shelf.head(upload.object_key, count)

    def collect(self, upload: Upload) -> Iterator[bytes]:
        return self.shelf.pieces(upload.object_key)

    def keep(self, upload: Upload, path: Path, media_type: str, passed: Callable[[int], None] = ignore) -> None:
        """The server has made the object when the parts were joined."""

    def drop(self, upload: Upload) -> None:
        try:
            with storage_errors():
                self.shelf.client.abort_multipart_upload(**self._where(upload))
        except StorageUnavailable as error:
            if not is_forgotten(error):
                raise
        self.shelf.remove(upload.object_key)

    def _demand_known(self, upload: Upload) -> None:
        try:
            with storage_errors():
                self.shelf.client.list_parts(**self._where(upload), MaxParts=1)
        except StorageUnavailable as error:
            if not is_forgotten(error):
                raise
            self._whole(upload)

    def _whole(self, upload: Upload) -> list[Part]:
        try:
            return self.shelf.whole(upload)
        except ObjectMissing as error:
            raise PartsForgotten from error

    def _listed(self, upload: Upload) -> list[Part]:
        pages = self.shelf.client.get_paginator("list_parts")
        with storage_errors():
            found = [each for page in pages.paginate(**self._where(upload)) for each in page.get("Parts", [])]
        return [Part(each["PartNumber"], each["Size"], each["ETag"].strip('"')) for each in found]

    def _where(self, upload: Upload) -> dict[str, Any]:
        return {"Bucket": self.shelf.bucket, "Key": upload.object_key, "UploadId": upload.storage_id}
