"""The S3 client as the settings name it, and its failures as the port's refusals."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from itertools import islice
from typing import Any

import boto3
from boto3.exceptions import Boto3Error
from botocore.config import Config
from botocore.exceptions import BotoCoreError, ClientError
from django.conf import settings

from core.application.refusals import ObjectMissing, StorageUnavailable

# As many as one call takes.
_MOST_DELETED = 1000


def s3_client(endpoint: str | None = None, **config: Any) -> Any:
    limits: dict[str, Any] = {
        "connect_timeout": 2,
        "read_timeout": 30,
        "retries": {"max_attempts": 3, "mode": "standard"},
        # The sum of a whole object, which servers repeat with a range of it, would be taken for the range's.
        "request_checksum_calculation": "when_required",
        "response_checksum_validation": "when_required",
    }
    # A session of its own: the shared default one is not safe to make clients from in several threads.
    return boto3.Session().client(
        "s3",
        endpoint_url=endpoint or settings.S3_ENDPOINT_URL,
        region_name=settings.S3_REGION,
        aws_access_key_id=settings.S3_ACCESS_KEY_ID,
        aws_secret_access_key=settings.S3_SECRET_ACCESS_KEY,
        config=Config(signature_version="s3v4", s3={"addressing_style": "path"}, **(limits | config)),
    )


@contextmanager
def storage_errors() -> Iterator[None]:
    """botocore's failures as the port's refusals."""
    try:
        yield
    except ClientError as error:
        if error.response.get("Error", {}).get("Code") in ("404", "NoSuchKey", "NotFound"):
            raise ObjectMissing from error
        raise StorageUnavailable from error
    except (BotoCoreError, Boto3Error) as error:
        raise StorageUnavailable from error


def delete_objects(client: Any, bucket: str, keys: Iterable[str]) -> int:
    """How many; none of them need be there. StorageUnavailable when one is left."""
    count, rest = 0, iter(keys)
    while chunk := list(islice(rest, _MOST_DELETED)):
        wanted = {"Objects": [{"Key": key} for key in chunk], "Quiet": True}
        with storage_errors():
            answer = client.delete_objects(Bucket=bucket, Delete=wanted)
        if answer.get("Errors"):
            raise StorageUnavailable
        count += len(chunk)
    return count
