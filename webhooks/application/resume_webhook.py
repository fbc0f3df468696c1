"""It is sent to again, from where it was left; whoever resumes it keeps it from now on."""

from collections.abc import Callable
from uuid import UUID

from core.application.ports import UnitOfWork
from core.domain.actor import Actor
from core.domain.clock import Clock
from core.domain.events import project_channel
from webhooks.application.entrance import entitled
from webhooks.application.ports import Access, Followers, Webhooks
from webhooks.application.read_models import WebhookRow


def resume_webhook(
    actor: Actor,
    project_id: UUID,
    webhook_id: UUID,
    *,
    unit_of_work: UnitOfWork,
    access: Access,
    webhooks: Webhooks,
    start: Callable[[UUID], None],
    follow: Followers,
    clock: Clock,
) -> WebhookRow:
    """Raises WebhookNotFound."""
    keeper = entitled(actor, project_id, access)
    with unit_of_work(by=actor):
        hook = webhooks.get(project_id, webhook_id)
        hook.resume(keeper, clock())
        webhooks.save(hook)
        start(hook.id)
    follow(project_channel(project_id))
    return WebhookRow.of(hook)
