"""The bucket as a backup reads and fills it: everything in it, in pieces."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

from boto3.s3.transfer import TransferConfig
from django.conf import settings

from core.application.refusals import ObjectMissing, StorageUnavailable
from core.infrastructure.s3 import s3_client, storage_errors

PIECE = 1024 * 1024
THREADS = 8
_IN_ORDER = TransferConfig(use_threads=False, multipart_chunksize=64 * PIECE)

Taken = TypeVar("Taken")


class ObjectUnreadable(Exception):
    """The bucket answers, but not with this object."""


@dataclass(frozen=True, slots=True)
class Stored:
    """An object as the bucket lists it; `tag` and `modified` differ when it was written anew."""

    key: str
    size: int
    tag: str
    modified: str


class Shelf:
    """The bucket that the settings name."""

    def __init__(self) -> None:
        self._client: Any = s3_client(max_pool_connections=THREADS + 2)
        self._bucket = settings.S3_BUCKET

    def listed(self) -> Iterator[Stored]:
        pages = self._client.get_paginator("list_objects_v2")
        with storage_errors():
            for page in pages.paginate(Bucket=self._bucket):
                for item in page.get("Contents", []):
                    modified = item["LastModified"].isoformat()
                    yield Stored(item["Key"], item["Size"], item["ETag"].strip('"'), modified)

    def has(self, key: str) -> bool:
        try:
            with storage_errors():
                self._client.head_object(Bucket=self._bucket, Key=key)
        except ObjectMissing:
            return False
        return True

    def open(self, key: str) -> tuple[Iterator[bytes], str]:
        """Its content in pieces, and its media type; raises ObjectMissing."""
        with storage_errors():
            answer = self._client.get_object(Bucket=self._bucket, Key=key)
        return self._pieces(answer["Body"]), answer.get("ContentType", "")

    def read(self, key: str, take: Callable[[Iterator[bytes]], Taken]) -> tuple[Taken, str]:
        """What `take` makes of its content, and its media type; raises ObjectMissing and ObjectUnreadable."""
        try:
            pieces, media_type = self.open(key)
            return take(pieces), media_type
        except StorageUnavailable as error:
            self.ask()
            raise ObjectUnreadable(key) from error

    def ask(self) -> None:
        """Raises StorageUnavailable where the bucket answers nothing."""
        with storage_errors():
            self._client.list_objects_v2(Bucket=self._bucket, MaxKeys=1)

    def put(self, key: str, path: Path, media_type: str) -> None:
        told = {"ContentType": media_type} if media_type else {}
        with storage_errors():
            self._client.upload_file(str(path), self._bucket, key, ExtraArgs=told, Config=_IN_ORDER)

    def _pieces(self, body: Any) -> Iterator[bytes]:
        with storage_errors():
            yield from body.iter_chunks(PIECE)
