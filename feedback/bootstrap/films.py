"""Videos and their versions: the façade, and what the worker does about them."""

from typing import Any

from django.conf import settings

from core.infrastructure.jobs import DatabaseJobQueue
from feedback.domain.storage import StorageQuota
from feedback.infrastructure.storage_ledger import PostgresStorageLedger


def storage_quota() -> StorageQuota:
    return StorageQuota(settings.STORAGE_BYTES_PER_PROJECT, settings.STORAGE_BYTES_PER_PERSON)


def storing() -> dict[str, Any]:
    """What every use case needs that takes a film in."""
    return {"ledger": PostgresStorageLedger(), "quota": storage_quota(), "jobs": DatabaseJobQueue()}
