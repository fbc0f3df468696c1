"""AddressSigner over S3: Signature Version 4 in the query, as botocore makes it, thirty times as fast.

A film's playlist names thousands of objects, for which one derived key and two digests each are enough.
"""

import hashlib
import hmac
from collections.abc import Iterable
from datetime import UTC, datetime
from functools import cache
from urllib.parse import quote, urlsplit

from django.conf import settings

_ALGORITHM = "AWS4-HMAC-SHA256"
_DEFAULT_PORTS = {"http": ":80", "https": ":443"}


class S3AddressSigner:
    """Of objects of `bucket`, which the public reaches at `endpoint`, or at `cdn`, which asks there for them."""

    def __init__(self, endpoint: str, bucket: str, region: str, key_id: str, secret: str, cdn: str = "") -> None:
        parts = urlsplit(endpoint)
        self._origin = cdn or f"{parts.scheme}://{parts.netloc}"
        self._host = parts.netloc.removesuffix(_DEFAULT_PORTS.get(parts.scheme, ""))
        self._root = f"{parts.path.rstrip('/')}/{bucket}/"
        self._region, self._key_id, self._secret = region, key_id, secret

    def sign(
        self,
        keys: Iterable[str],
        *,
        since: datetime,
        until: datetime,
        file_name: str | None = None,
        media_type: str | None = None,
    ) -> dict[str, str]:
        at = f"{since.astimezone(UTC):%Y%m%dT%H%M%SZ}"
        scope = f"{at[:8]}/{self._region}/s3/aws4_request"
        query = (
            f"X-Amz-Algorithm={_ALGORITHM}&X-Amz-Credential={quote(f'{self._key_id}/{scope}', safe='')}&X-Amz-Date={at}"
            f"&X-Amz-Expires={int((until - since).total_seconds())}&X-Amz-SignedHeaders=host"
        )
        query += _answered(file_name, media_type)
        # Everything that the signatures of all keys have in common is made once.
        after = f"\n{query}\nhost:{self._host}\n\nhost\nUNSIGNED-PAYLOAD".encode()
        before = f"{_ALGORITHM}\n{at}\n{scope}\n".encode()
        signature = hmac.new(self._key_of(at[:8]), before, hashlib.sha256)
        return {key: self._address(key, query, after, signature.copy()) for key in keys}

    def _address(self, key: str, query: str, after: bytes, signature: hmac.HMAC) -> str:
        path = self._root + quote(key, safe="/~")
        signature.update(hashlib.sha256(b"GET\n" + path.encode() + after).hexdigest().encode())
        return f"{self._origin}{path}?{query}&X-Amz-Signature={signature.hexdigest()}"

    def _key_of(self, day: str) -> bytes:
        key = f"AWS4{self._secret}".encode()
        for part in (day, self._region, "s3", "aws4_request"):
            key = hmac.digest(key, part.encode(), "sha256")
        return key


def _answered(file_name: str | None, media_type: str | None) -> str:
    """What the answer's headers are to say, in the order of signing."""
    query = ""
    if file_name is not None:
        disposition = f"attachment; filename*=UTF-8''{quote(file_name, safe='')}"
        query += f"&response-content-disposition={quote(disposition, safe='')}"
    if media_type is not None:
        query += f"&response-content-type={quote(media_type, safe='')}"
    return query


@cache
def address_signer() -> S3AddressSigner:
    """The process's signer as the settings name it."""
    return S3AddressSigner(
        settings.S3_PUBLIC_ENDPOINT_URL,
        settings.S3_BUCKET,
        settings.S3_REGION,
        settings.S3_ACCESS_KEY_ID,
        settings.S3_SECRET_ACCESS_KEY,
        settings.MEDIA_CDN_URL,
    )
