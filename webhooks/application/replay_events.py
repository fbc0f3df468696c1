"""Everything after a number is sent once more, under the same ids."""

from collections.abc import Callable
from uuid import UUID

from core.application.ports import UnitOfWork
from core.domain.actor import Actor
from core.domain.clock import Clock
from core.domain.events import project_channel
from webhooks.application.entrance import entitled
from webhooks.application.ports import Access, EventLog, Webhooks
from webhooks.application.read_models import WebhookRow


def replay_events(
    actor: Actor,
    project_id: UUID,
    webhook_id: UUID,
    since: int,
    *,
    unit_of_work: UnitOfWork,
    access: Access,
    webhooks: Webhooks,
    log: EventLog,
    start: Callable[[UUID], None],
    clock: Clock,
) -> WebhookRow:
    """Of one that is paused when it is resumed. Raises WebhookNotFound, InvalidField at /since_seq."""
    entitled(actor, project_id, access)
    with unit_of_work(by=actor):
        hook = webhooks.get(project_id, webhook_id)
        hook.replay(since, log.head(project_channel(project_id)), clock())
        webhooks.save(hook)
        start(hook.id)
    return WebhookRow.of(hook)
