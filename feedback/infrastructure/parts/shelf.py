"""What both ways of keeping parts share: the bucket, the whole object, and the making of addresses."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from botocore.exceptions import ClientError

from core.application.refusals import StorageUnavailable
from core.domain.clock import Clock
from core.infrastructure.s3 import delete_objects, storage_errors
from feedback.application.upload_ports import PartAddress
from feedback.domain.upload import Part, Upload

# An address outlives its upload: what it takes after the end is counted by nobody until the next sweep.
SIGNED_FOR = timedelta(minutes=15)
PIECE_BYTES = 1024 * 1024


@dataclass(frozen=True)
class PartsShelf:
    """`client` for our own traffic, `signer` for addresses that reach the same bucket from outside."""

    client: Any
    signer: Any
    bucket: str
    clock: Clock

    def address(self, operation: str, upload: Upload, number: int, **target: Any) -> PartAddress:
        """For a part of exactly its size."""
        size = upload.size_of(number)
        params = {"Bucket": self.bucket, "ContentLength": size, **target}
        expires_at = self.clock() + SIGNED_FOR
        url = self.signer.generate_presigned_url(operation, Params=params, ExpiresIn=int(SIGNED_FOR.total_seconds()))
        return PartAddress(number, str(url), size, expires_at)

    def whole(self, upload: Upload) -> list[Part]:
        """The parts that the object was made of; ObjectMissing."""
        with storage_errors():
            size = int(self.client.head_object(Bucket=self.bucket, Key=upload.object_key)["ContentLength"])
        starts = range(0, size, upload.part_size)
        return [Part(number, min(upload.part_size, size - at), "") for number, at in enumerate(starts, start=1)]

    def pieces(self, key: str) -> Iterator[bytes]:
        """An object in order; ObjectMissing."""
        with storage_errors():
            body = self.client.get_object(Bucket=self.bucket, Key=key)["Body"]
            yield from body.iter_chunks(PIECE_BYTES)

    def head(self, key: str, count: int) -> bytes:
        with storage_errors():
            answer = self.client.get_object(Bucket=self.bucket, Key=key, Range=f"bytes=0-{count - 1}")
            return bytes(answer["Body"].read())

    def remove(self, *keys: str) -> None:
        delete_objects(self.client, self.bucket, keys)


def is_forgotten(error: BaseException) -> bool:
    """Whether the server knows of no such multipart upload (any more)."""
    cause = error.__cause__ if isinstance(error, StorageUnavailable) else error
    return isinstance(cause, ClientError) and cause.response.get("Error", {}).get("Code") == "NoSuchUpload"
