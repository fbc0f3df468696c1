"""Whom to ask for what there is at the moment, by the part that they ask."""

from core.infrastructure.backup_log import backups
from core.infrastructure.gauges import Source
from core.infrastructure.kernel_gauges import (
    attendance,
    connections,
    jobs,
    outbox,
    outbox_dead,
    outbox_failing,
    outbox_oldest,
    queues,
    timers,
)
from feedback.bootstrap.figures import steps

QUEUES = ("default", "media", "encoding", "webhooks", "planning")
# Web processes are seen by whoever asks them, beat by its ticks.
KINDS = ("sockets", "worker", "media", "encoder", "webhooks", "planner")

GAUGES: dict[str, tuple[Source, ...]] = {
    "database": (outbox, outbox_oldest, outbox_failing, outbox_dead, jobs, timers, steps, connections, backups),
    "redis": (queues(QUEUES), attendance(KINDS)),
}
