"""Videos and their versions: the façade, and what is done about them behind the scenes."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.conf import settings

from core.domain.clock import utc_now
from core.infrastructure.jobs import DatabaseJobQueue
from core.infrastructure.outbox import publish
from core.infrastructure.unit_of_work import unit_of_work
from feedback.application.carry_forward import CarryForward
from feedback.application.carry_forward import carry_forward as _carry_forward
from feedback.domain.storage import StorageQuota
from feedback.infrastructure.feedback_items import PostgresFeedbackItems
from feedback.infrastructure.storage_ledger import PostgresStorageLedger
from feedback.infrastructure.videos import PostgresVideos


def storage_quota() -> StorageQuota:
    return StorageQuota(settings.STORAGE_BYTES_PER_PROJECT, settings.STORAGE_BYTES_PER_PERSON)


def storing() -> dict[str, Any]:
    """What every use case needs that takes a film in."""
    return {"ledger": PostgresStorageLedger(), "quota": storage_quota(), "jobs": DatabaseJobQueue()}


def carry_forward(payload: Mapping[str, Any], delivery_id: UUID) -> None:
    """Subscriber of `video.ready` {project_id, video_id, version_id}."""
    command = CarryForward(**{name: UUID(payload[name]) for name in ("project_id", "video_id", "version_id")})
    _carry_forward(
        command,
        unit_of_work=unit_of_work,
        videos=PostgresVideos(publish),
        items=PostgresFeedbackItems(publish),
        clock=utc_now,
    )
