"""What the context holds about a person: the webhooks that they keep."""

from collections.abc import Iterator
from typing import Any
from uuid import UUID

from webhooks.infrastructure.models import WebhookRecord

_COLUMNS = ("id", "project_id", "url", "event_types", "description", "created_at")


def webhooks_kept_by(user_id: UUID) -> Iterator[dict[str, Any]]:
    yield from WebhookRecord.objects.filter(keeper_id=user_id).order_by("id").values(*_COLUMNS).iterator(500)
