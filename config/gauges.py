"""Whom to ask for what there is at the moment, by the part that they ask in turn."""

from core.infrastructure.backup_log import backups
from core.infrastructure.gauges import Source
from core.infrastructure.kernel_gauges import connections, jobs, outbox, queues, timers
from feedback.bootstrap.figures import steps

QUEUES = ("default", "media", "encoding", "webhooks", "planning")

GAUGES: dict[str, tuple[Source, ...]] = {
    "database": (outbox, jobs, timers, steps, connections, backups),
    "redis": (queues(QUEUES),),
}
