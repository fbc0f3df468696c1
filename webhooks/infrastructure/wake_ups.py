"""Wake-ups of the process that sends: the rows tell what is due, so a lost one costs time only."""

from functools import partial
from uuid import UUID

from core.infrastructure.broker import kick
from core.infrastructure.followers import follow
from core.infrastructure.unit_of_work import after_commit

QUEUE = "webhooks"


def start(webhook_id: UUID) -> None:
    """Once the running transaction is durable; at once where there is none."""
    after_commit(partial(kick, "webhooks.send", [str(webhook_id)], queue=QUEUE))


def follow_channel(channel: str) -> None:
    follow(channel, "webhooks.start_project", queue=QUEUE)
