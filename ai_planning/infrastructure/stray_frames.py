"""StrayFrames over S3."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from ai_planning.application.frame_read_models import HeldFrame
from core.domain.clock import Clock
from core.domain.ids import parse_id
from core.infrastructure.s3 import delete_objects, storage_errors

PREFIX = "plans/"


@dataclass(frozen=True)
class S3StrayFrames:
    """What is younger than `patience` may belong to a job that still runs."""

    client: Any
    bucket: str
    clock: Clock
    patience: timedelta = timedelta(hours=24)

    def old(self) -> Iterator[HeldFrame]:
        before = self.clock() - self.patience
        pages = self.client.get_paginator("list_objects_v2")
        with storage_errors():
            for page in pages.paginate(Bucket=self.bucket, Prefix=PREFIX):
                for each in page.get("Contents", []):
                    if each["LastModified"] < before and (held := _held(each["Key"])) is not None:
                        yield held

    def delete(self, frames: Iterable[HeldFrame]) -> int:
        return delete_objects(self.client, self.bucket, (held.key for held in frames))


def _held(key: str) -> HeldFrame | None:
    parts = key.split("/")
    if len(parts) != 5 or parts[3] != "frames":
        return None
    frame_id = parse_id(parts[4])
    return None if frame_id is None else HeldFrame(frame_id, key)
