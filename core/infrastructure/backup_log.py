"""When backups were made, and how large they are."""

from collections.abc import Iterator
from datetime import datetime

from prometheus_client import Metric

from core.infrastructure.gauges import gauge
from core.infrastructure.models import BackupRecord


def note_backup(at: datetime, size: int) -> None:
    """One of so many bytes is whole, and tells what was there `at` that moment."""
    BackupRecord.objects.create(at=at, bytes=size)


def backups() -> Iterator[Metric]:
    """The last one; nothing before the first."""
    if latest := BackupRecord.objects.order_by("-at").first():
        moment = gauge("backup_timestamp_seconds", "The moment of which the last backup tells")
        size = gauge("backup_bytes", "Size of the last backup")
        moment.add_metric([], latest.at.timestamp())
        size.add_metric([], latest.bytes)
        yield from (moment, size)
