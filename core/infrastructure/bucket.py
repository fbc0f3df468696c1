"""The bucket that the settings name."""

from typing import Any

from botocore.exceptions import ClientError
from django.conf import settings

from core.infrastructure.s3 import s3_client, storage_errors

# What servers without such rules answer: rclone takes the call for a creation and allows every origin by itself.
_NO_CORS_RULES = ("BucketAlreadyExists", "NotImplemented")


def make_bucket() -> None:
    """The bucket, made when it is not there; browsers may use it from the allowed origins."""
    client = s3_client()
    with storage_errors():
        if not _exists(client):
            client.create_bucket(Bucket=settings.S3_BUCKET)
        if origins := _origins():
            _allow_browsers(client, origins)


def _exists(client: Any) -> bool:
    try:
        client.head_bucket(Bucket=settings.S3_BUCKET)
    except ClientError as error:
        if error.response["Error"]["Code"] == "404":
            return False
        raise
    return True


def _origins() -> list[str]:
    """A bucket knows no patterns, so where there are some it lets all pages ask: addresses are signed."""
    return ["*"] if settings.CORS_ALLOWED_ORIGIN_REGEXES else settings.CORS_ALLOWED_ORIGINS


def _allow_browsers(client: Any, origins: list[str]) -> None:
    rule = {
        "AllowedOrigins": origins,
        "AllowedMethods": ["GET", "HEAD", "PUT"],
        "AllowedHeaders": ["*"],
        "ExposeHeaders": ["Accept-Ranges", "Content-Length", "Content-Range", "ETag"],
        "MaxAgeSeconds": 3600,
    }
    try:
        client.put_bucket_cors(Bucket=settings.S3_BUCKET, CORSConfiguration={"CORSRules": [rule]})
    except ClientError as error:
        if error.response["Error"]["Code"] not in _NO_CORS_RULES:
            raise
