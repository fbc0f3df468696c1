"""Nothing is sent until it is resumed; what happens meanwhile is sent then."""

from uuid import UUID

from core.application.ports import UnitOfWork
from core.domain.actor import Actor
from core.domain.clock import Clock
from webhooks.application.entrance import entitled_in_the_archive
from webhooks.application.ports import Access, Webhooks
from webhooks.application.read_models import WebhookRow
from webhooks.contracts import PauseReason


def pause_webhook(
    actor: Actor,
    project_id: UUID,
    webhook_id: UUID,
    *,
    unit_of_work: UnitOfWork,
    access: Access,
    webhooks: Webhooks,
    clock: Clock,
) -> WebhookRow:
    """Also in the archive; once more it is no change. Raises WebhookNotFound."""
    entitled_in_the_archive(actor, project_id, access)
    with unit_of_work(by=actor):
        hook = webhooks.get(project_id, webhook_id)
        hook.pause(PauseReason.BY_HAND, clock())
        webhooks.save(hook)
    return WebhookRow.of(hook)
