"""One delivery is sent once more, under its id."""

from collections.abc import Callable
from uuid import UUID

from core.application.ports import UnitOfWork
from core.domain.actor import Actor
from core.domain.clock import Clock
from core.domain.events import project_channel
from webhooks.application.entrance import entitled
from webhooks.application.ports import Access, Deliveries, EventLog, Webhooks
from webhooks.application.read_models import DeliveryRow
from webhooks.domain.refusals import WebhookIsPaused


def resend_delivery(
    actor: Actor,
    project_id: UUID,
    ids: tuple[UUID, UUID],
    *,
    unit_of_work: UnitOfWork,
    access: Access,
    webhooks: Webhooks,
    deliveries: Deliveries,
    log: EventLog,
    start: Callable[[UUID], None],
    clock: Clock,
) -> DeliveryRow:
    """`ids` are the webhook's and the delivery's. Before what waits, if it is of an earlier event.

    Raises WebhookNotFound, DeliveryNotFound, WebhookIsPaused, DeliveryIsPending, DeliveryNotRepeatable.
    """
    entitled(actor, project_id, access)
    with unit_of_work(by=actor):
        hook = webhooks.get(project_id, ids[0])
        delivery = deliveries.get(*ids)
        if not hook.is_active:
            raise WebhookIsPaused
        delivery.repeat(log.head(project_channel(project_id)), clock())
        deliveries.save(delivery)
        hook.wait(clock())
        webhooks.save(hook)
        start(hook.id)
    return DeliveryRow.of(delivery)
