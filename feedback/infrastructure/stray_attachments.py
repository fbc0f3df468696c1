"""StrayAttachments over S3."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from core.domain.clock import Clock
from core.domain.ids import parse_id
from core.infrastructure.s3 import delete_objects, storage_errors
from feedback.application.object_keys import ATTACHMENTS_PREFIX
from feedback.application.sweep_attachments import HeldFile


@dataclass(frozen=True)
class S3StrayAttachments:
    """What is younger than `patience` may belong to a request that still runs."""

    client: Any
    bucket: str
    clock: Clock
    patience: timedelta = timedelta(hours=24)

    def old(self) -> Iterator[HeldFile]:
        before = self.clock() - self.patience
        pages = self.client.get_paginator("list_objects_v2")
        with storage_errors():
            for page in pages.paginate(Bucket=self.bucket, Prefix=ATTACHMENTS_PREFIX):
                for each in page.get("Contents", []):
                    if each["LastModified"] < before and (held := _held(each["Key"])) is not None:
                        yield held

    def delete(self, files: Iterable[HeldFile]) -> int:
        return delete_objects(self.client, self.bucket, (held.key for held in files))


def _held(key: str) -> HeldFile | None:
    parts = key.split("/")
    if len(parts) != 4:
        return None
    feedback_id, attachment_id = parse_id(parts[2]), parse_id(parts[3])
    return None if feedback_id is None or attachment_id is None else HeldFile(feedback_id, attachment_id, key)
