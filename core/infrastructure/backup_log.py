"""When backups were made, how large they are, and what they lack."""

from collections.abc import Iterator
from datetime import datetime

from prometheus_client import Metric

from core.infrastructure.gauges import gauge
from core.infrastructure.models import BackupRecord


def note_backup(at: datetime, size: int, faults: int = 0) -> None:
    """One of so many bytes was written, and tells what was there `at` that moment, but for so many objects."""
    BackupRecord.objects.create(at=at, bytes=size, faults=faults)


def backups() -> Iterator[Metric]:
    """The last one; nothing before the first."""
    if latest := BackupRecord.objects.order_by("-at").first():
        moment = gauge("backup_timestamp_seconds", "The moment of which the last backup tells")
        size = gauge("backup_bytes", "Size of the last backup")
        faults = gauge("backup_faults", "Objects that the last backup lacks, or has as other ones than their rows say")
        moment.add_metric([], latest.at.timestamp())
        size.add_metric([], latest.bytes)
        faults.add_metric([], latest.faults)
        yield from (moment, size, faults)
