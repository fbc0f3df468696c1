"""How long what was deleted can be brought back."""

from datetime import datetime, timedelta

RETENTION = timedelta(days=30)
_DAY = timedelta(days=1)


def purge_at(deleted_at: datetime) -> datetime:
    """From then on it is gone."""
    return deleted_at + RETENTION


def is_due(deleted_at: datetime | None, now: datetime) -> bool:
    """Whether it was deleted, and can no longer be brought back."""
    return deleted_at is not None and now >= purge_at(deleted_at)


def days_left(deleted_at: datetime, now: datetime) -> int:
    """Whole days, rounded up: the last one is still a day."""
    return max(0, -((now - purge_at(deleted_at)) // _DAY))
