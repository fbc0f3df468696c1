"""Uploads in parts, wired."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache, partial
from typing import Any

from django.conf import settings

from core.domain.clock import utc_now
from core.domain.pages import Page
from core.infrastructure.jobs import DatabaseJobQueue
from core.infrastructure.outbox import publish
from core.infrastructure.s3 import s3_client
from core.infrastructure.unit_of_work import unit_of_work
from feedback.application import read_uploads as reading
from feedback.application.abort_upload import abort_upload
from feedback.application.begin_upload import begin_upload
from feedback.application.complete_upload import complete_upload
from feedback.application.expire_uploads import expire_uploads as _expire_uploads
from feedback.application.read_uploads import SeenUpload
from feedback.application.sign_parts import sign_parts
from feedback.application.sweep_uploads import sweep_uploads as _sweep_uploads
from feedback.application.upload_ports import PartAddress
from feedback.bootstrap.films import storage_quota
from feedback.bootstrap.part_stores import upload_parts
from feedback.domain.upload import Part, Upload
from feedback.infrastructure.storage_ledger import PostgresStorageLedger
from feedback.infrastructure.stray_objects import S3StrayObjects
from feedback.infrastructure.uploads import PostgresUploads
from feedback.infrastructure.video_versions import PostgresVideoVersions
from feedback.infrastructure.videos import PostgresVideos
from projects import api as projects


@dataclass(frozen=True)
class Uploading:
    """Use cases with their ports bound; each says what it takes, gives and refuses."""

    begin_upload: Callable[..., Upload]
    sign_parts: Callable[..., list[PartAddress]]
    list_parts: Callable[..., list[Part]]
    read_upload: Callable[..., SeenUpload]
    list_uploads: Callable[..., Page[SeenUpload]]
    complete_upload: Callable[..., Upload]
    abort_upload: Callable[..., None]


@cache
def uploading() -> Uploading:
    listing: dict[str, Any] = {"access": projects, "uploads": PostgresUploads()}
    writing = listing | {"parts": upload_parts(), "unit_of_work": unit_of_work, "clock": utc_now}
    taking = writing | {"videos": PostgresVideos(publish), "ledger": PostgresStorageLedger(), "quota": storage_quota()}
    return Uploading(
        begin_upload=partial(begin_upload, limit=settings.UPLOAD_BYTES, **taking),
        sign_parts=partial(sign_parts, **writing),
        list_parts=partial(reading.list_parts, **writing),
        read_upload=partial(reading.read_upload, **writing),
        list_uploads=partial(reading.list_uploads, **listing),
        complete_upload=partial(
            complete_upload, versions=PostgresVideoVersions(publish), jobs=DatabaseJobQueue(), **taking
        ),
        abort_upload=partial(abort_upload, **writing),
    )


def expire_uploads() -> int:
    """Ends uploads that nobody goes on with; how many."""
    return _expire_uploads(
        unit_of_work=unit_of_work,
        uploads=PostgresUploads(),
        parts=upload_parts(),
        versions=PostgresVideoVersions(publish),
        clock=utc_now,
    )


def sweep_uploads() -> tuple[int, int]:
    """Removes what uploads left behind; how many were given up, how many objects deleted."""
    strays = S3StrayObjects(s3_client(), settings.S3_BUCKET, utc_now)
    return _sweep_uploads(strays=strays, versions=PostgresVideoVersions(publish), uploads=PostgresUploads())
