"""A message that tells nothing, to try the way; also to one that is paused."""

from uuid import UUID

from core.application.ports import JobQueue, UnitOfWork
from core.domain.actor import Actor
from core.domain.clock import Clock
from webhooks.application.entrance import entitled
from webhooks.application.ports import Access, Deliveries, Webhooks
from webhooks.application.read_models import DeliveryRow
from webhooks.domain.delivery import Delivery

PING_JOB = "webhooks.ping"


def ping_webhook(
    actor: Actor,
    project_id: UUID,
    webhook_id: UUID,
    *,
    unit_of_work: UnitOfWork,
    access: Access,
    webhooks: Webhooks,
    deliveries: Deliveries,
    jobs: JobQueue,
    clock: Clock,
) -> DeliveryRow:
    """Sent soon, out of turn and once; its row tells how it ended. Raises WebhookNotFound."""
    entitled(actor, project_id, access)
    with unit_of_work(by=actor):
        hook = webhooks.get(project_id, webhook_id)
        ping = Delivery.ping(hook.id, clock())
        deliveries.add(ping)
        payload = {"project_id": project_id, "webhook_id": hook.id, "delivery_id": ping.id, "asked_by": actor.user_id}
        jobs.enqueue(PING_JOB, {name: str(each) for name, each in payload.items()}, key=f"{PING_JOB}:{ping.id}")
    return DeliveryRow.of(ping)
