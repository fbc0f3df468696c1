"""Another secret; the one before it stays valid for a while beside it."""

from collections.abc import Callable
from datetime import timedelta
from uuid import UUID

from core.application.ports import UnitOfWork
from core.domain.actor import Actor
from core.domain.clock import Clock
from core.domain.secret import Secret
from webhooks.application.entrance import entitled
from webhooks.application.ports import Access, Webhooks
from webhooks.application.read_models import ToldSecret, WebhookRow


def rotate_secret(
    actor: Actor,
    project_id: UUID,
    webhook_id: UUID,
    overlap: timedelta,
    *,
    unit_of_work: UnitOfWork,
    access: Access,
    webhooks: Webhooks,
    new_secret: Callable[[], Secret],
    clock: Clock,
) -> ToldSecret:
    """Raises WebhookNotFound."""
    entitled(actor, project_id, access)
    with unit_of_work(by=actor):
        hook = webhooks.get(project_id, webhook_id)
        hook.rotate(new_secret(), overlap, clock())
        webhooks.save(hook)
    return ToldSecret(WebhookRow.of(hook), hook.secret)
