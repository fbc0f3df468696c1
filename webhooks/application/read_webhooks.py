"""A project's webhooks, and what they were sent."""

from uuid import UUID

from core.domain.actor import Actor
from core.domain.pages import CursorPage, CursorRequest, Page, PageRequest
from webhooks.application.entrance import entitled_in_the_archive
from webhooks.application.ports import Access, WebhookQueries
from webhooks.application.read_models import DeliveryRow, WebhookRow
from webhooks.contracts import DeliveryStatus


def list_webhooks(
    actor: Actor, project_id: UUID, wanted: PageRequest, *, access: Access, queries: WebhookQueries
) -> Page[WebhookRow]:
    entitled_in_the_archive(actor, project_id, access)
    return queries.page(project_id, wanted)


def read_webhook(
    actor: Actor, project_id: UUID, webhook_id: UUID, *, access: Access, queries: WebhookQueries
) -> WebhookRow:
    """Raises WebhookNotFound."""
    entitled_in_the_archive(actor, project_id, access)
    return queries.row(project_id, webhook_id)


def list_deliveries(
    actor: Actor,
    project_id: UUID,
    webhook_id: UUID,
    wanted: CursorRequest,
    status: DeliveryStatus | None,
    *,
    access: Access,
    queries: WebhookQueries,
) -> CursorPage[DeliveryRow]:
    """Newest first. Raises WebhookNotFound."""
    entitled_in_the_archive(actor, project_id, access)
    return queries.deliveries(queries.row(project_id, webhook_id).id, wanted, status)


def read_delivery(
    actor: Actor, project_id: UUID, webhook_id: UUID, delivery_id: UUID, *, access: Access, queries: WebhookQueries
) -> DeliveryRow:
    """Raises WebhookNotFound, DeliveryNotFound."""
    entitled_in_the_archive(actor, project_id, access)
    return queries.delivery(queries.row(project_id, webhook_id).id, delivery_id)
