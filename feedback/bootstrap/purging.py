"""What the review loop does about projects that have gone for good."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.conf import settings

from core.domain.clock import utc_now
from core.infrastructure import streams
from core.infrastructure.jobs import DatabaseJobQueue
from core.infrastructure.object_store import object_store
from core.infrastructure.s3 import s3_client
from core.infrastructure.unit_of_work import unit_of_work
from feedback.application import purge_project as purging
from feedback.infrastructure.remains import PostgresRemains
from feedback.infrastructure.stray_objects import S3StrayObjects


def begin_purging(payload: Mapping[str, Any], delivery_id: UUID) -> None:
    """Subscriber of `project.purged` {project_id}."""
    purging.begin_purging(UUID(payload["project_id"]), unit_of_work=unit_of_work, jobs=DatabaseJobQueue())


def purge_project(payload: dict[str, Any]) -> None:
    """Job `feedback.purge_project` {project_id}."""
    purging.purge_project(
        UUID(payload["project_id"]),
        unit_of_work=unit_of_work,
        store=object_store(),
        strays=S3StrayObjects(s3_client(), settings.S3_BUCKET, utc_now),
        remains=PostgresRemains(),
        log=streams,
    )
