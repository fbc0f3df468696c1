"""ObjectStore over S3 (boto3). Two clients: one for our own traffic, one that signs addresses for the public host."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import suppress
from functools import cache
from typing import Any, BinaryIO

from boto3.s3.transfer import TransferConfig
from botocore.exceptions import BotoCoreError, ClientError
from django.conf import settings

from core.application.ports import ObjectUpload, ignore
from core.infrastructure.s3 import delete_objects, s3_client, storage_errors
from core.infrastructure.signed_urls import remembered_all

PART_BYTES = 8 * 1024 * 1024
SIGNED_SECONDS = 3600
_IN_ORDER = TransferConfig(use_threads=False, multipart_chunksize=PART_BYTES)


class S3ObjectStore:
    """`bucket` as `client` reaches it; addresses are signed for the host of `signer`, and lead to `cdn` where there is
    one, which asks that host.
    """

    def __init__(self, client: Any, signer: Any, bucket: str, cdn: str = "") -> None:
        self._client, self._signer, self._bucket = client, signer, bucket
        self._host, self._shown = signer.meta.endpoint_url, cdn or signer.meta.endpoint_url
        # A new public host or port makes other addresses.
        self._scope = f"{self._shown}/{bucket}"

    def put(self, key: str, body: bytes | BinaryIO, *, media_type: str) -> None:
        with storage_errors():
            self._client.put_object(Bucket=self._bucket, Key=key, Body=body, ContentType=media_type)

    def open_upload(self, key: str, *, media_type: str) -> ObjectUpload:
        with storage_errors():
            answer = self._client.create_multipart_upload(Bucket=self._bucket, Key=key, ContentType=media_type)
        return S3ObjectUpload(self._client, {"Bucket": self._bucket, "Key": key, "UploadId": answer["UploadId"]})

    def fetch(self, key: str, path: str, passed: Callable[[int], None] = ignore) -> None:
        with storage_errors():
            self._client.download_file(self._bucket, key, path, Callback=passed, Config=_IN_ORDER)

    def delete(self, keys: list[str]) -> None:
        delete_objects(self._client, self._bucket, keys)

    def keys(self, prefix: str) -> Iterator[str]:
        pages = self._client.get_paginator("list_objects_v2")
        with storage_errors():
            for page in pages.paginate(Bucket=self._bucket, Prefix=prefix):
                yield from (item["Key"] for item in page.get("Contents", []))

    def sizes(self, prefix: str) -> dict[str, int]:
        pages = self._client.get_paginator("list_objects_v2")
        with storage_errors():
            found = pages.paginate(Bucket=self._bucket, Prefix=prefix)
            return {item["Key"]: item["Size"] for page in found for item in page.get("Contents", [])}

    def read(self, key: str, first: int, last: int) -> bytes:
        with storage_errors():
            answer = self._client.get_object(Bucket=self._bucket, Key=key, Range=f"bytes={first}-{last}")
            return bytes(answer["Body"].read())

    def signed_urls(self, keys: Iterable[str], media_types: Mapping[str, str] | None = None) -> dict[str, str]:
        """Valid for at least half of SIGNED_SECONDS, during which they stay the same, so that browsers can cache."""
        types = media_types or {}
        names = {f"{self._scope}|{key}|" + (f"|{types[key]}" if key in types else ""): key for key in keys}
        known = remembered_all(names, SIGNED_SECONDS // 2, lambda name: self._sign(names[name], types.get(names[name])))
        return {names[name]: url for name, url in known.items()}

    def _sign(self, key: str, media_type: str | None) -> str:
        params = {"Bucket": self._bucket, "Key": key}
        if media_type is not None:
            params["ResponseContentType"] = media_type
        url = str(self._signer.generate_presigned_url("get_object", Params=params, ExpiresIn=SIGNED_SECONDS))
        return url.replace(self._host, self._shown, 1)


class S3ObjectUpload:
    """A multipart upload that holds at most one part in memory."""

    def __init__(self, client: Any, target: dict[str, str]) -> None:
        self._client, self._target = client, target
        self._pending = bytearray()
        self._parts: list[dict[str, Any]] = []
        self._size = 0
        self._open = True

    def write(self, chunk: bytes) -> None:
        self._size += len(chunk)
        self._pending += chunk
        while len(self._pending) >= PART_BYTES:
            self._send(bytes(self._pending[:PART_BYTES]))
            del self._pending[:PART_BYTES]

    def complete(self) -> int:
        if self._pending or not self._parts:
            self._send(bytes(self._pending))
        with storage_errors():
            self._client.complete_multipart_upload(**self._target, MultipartUpload={"Parts": self._parts})
        self._open = False
        return self._size

    def abort(self) -> None:
        if self._open:
            self._open = False
            with suppress(BotoCoreError, ClientError):
                self._client.abort_multipart_upload(**self._target)

    def _send(self, body: bytes) -> None:
        number = len(self._parts) + 1
        with storage_errors():
            answer = self._client.upload_part(**self._target, PartNumber=number, Body=body)
        self._parts.append({"PartNumber": number, "ETag": answer["ETag"]})


@cache
def object_store() -> S3ObjectStore:
    """The process's store as the settings name it."""
    signer = s3_client(settings.S3_PUBLIC_ENDPOINT_URL)
    return S3ObjectStore(s3_client(), signer, settings.S3_BUCKET, settings.MEDIA_CDN_URL)
