"""A server that gives up an open multipart upload by itself, as a rule of its bucket or a restart may tell it."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

import pytest
from django.conf import settings as product

from core.infrastructure.s3 import s3_client
from feedback.infrastructure.uploads import PostgresUploads
from tests.client import Answer
from tests.feedback.uploads.sender import Sender

pytestmark = pytest.mark.django_db


@pytest.fixture
def forgotten(
    settings: Any, fresh: Callable[[], None], sender: Sender, long_film: bytes
) -> Callable[[], dict[str, Any]]:
    """Begins an upload, all of whose parts come, and are lost."""
    settings.S3_PARTS = "multipart"
    fresh()

    def lost() -> dict[str, Any]:
        upload = sender.sent(long_film)
        row = PostgresUploads().find(UUID(upload["id"]))
        assert row is not None
        s3_client().abort_multipart_upload(Bucket=product.S3_BUCKET, Key=row.object_key, UploadId=row.storage_id)
        return upload

    return lost


def test_whoever_goes_on_with_it_is_told_that_it_has_ended(
    sender: Sender, forgotten: Callable[[], dict[str, Any]]
) -> None:
    steps: list[Callable[[dict[str, Any]], Answer]] = [lambda each: sender.sign(each, 1), sender.complete]
    for step in steps:
        upload = forgotten()
        for _ in range(2):
            refused = step(upload)
            assert (refused.status_code, refused.code) == (410, "upload.failed")
        seen = sender.read(upload)
        assert (seen["state"], seen["failure"]["code"]) == ("failed", "upload.parts_lost")
    assert sender.videos() == []


def test_whoever_looks_sees_that_it_has_ended(sender: Sender, forgotten: Callable[[], dict[str, Any]]) -> None:
    upload, other = forgotten(), forgotten()
    seen = sender.read(upload)
    assert (seen["state"], seen["failure"]["code"], seen["received_parts"]) == ("failed", "upload.parts_lost", 0)
    assert sender.ask_for_parts(other).code == "upload.failed"
    assert sender.read(other)["state"] == "failed"
