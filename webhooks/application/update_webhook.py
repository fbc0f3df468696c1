"""Another address, other events, other words."""

from collections.abc import Collection
from dataclasses import dataclass, field
from uuid import UUID

from core.application.ports import UnitOfWork
from core.domain.actor import Actor
from core.domain.clock import Clock
from webhooks.application.entrance import entitled
from webhooks.application.look_up import Inspect
from webhooks.application.ports import Access, Webhooks
from webhooks.application.read_models import WebhookRow
from webhooks.domain.terms import Terms


@dataclass(frozen=True)
class UpdateWebhook:
    """What is None stays; `expected_version` is the one that the caller saw."""

    url: str | None = field(default=None, repr=False)
    event_types: Collection[str] | None = None
    description: str | None = None
    expected_version: int | None = None


def update_webhook(
    actor: Actor,
    project_id: UUID,
    webhook_id: UUID,
    command: UpdateWebhook,
    *,
    unit_of_work: UnitOfWork,
    access: Access,
    webhooks: Webhooks,
    inspect: Inspect,
    known: Collection[str],
    clock: Clock,
) -> WebhookRow:
    """Raises WebhookNotFound, Stale, InvalidField at /url, Unacceptable at /event_types/0."""
    entitled(actor, project_id, access)
    if command.url is not None:
        inspect(command.url)
    with unit_of_work(by=actor):
        hook = webhooks.get(project_id, webhook_id)
        hook.expect(command.expected_version)
        hook.revise(_revised(hook.terms, command, known), clock())
        webhooks.save(hook)
    return WebhookRow.of(hook)


def _revised(terms: Terms, command: UpdateWebhook, known: Collection[str]) -> Terms:
    """A type that it heard before is known to it."""
    heard = command.event_types if command.event_types is not None else terms.event_types
    url = command.url if command.url is not None else terms.url
    description = command.description if command.description is not None else terms.description
    return Terms.of(url, heard, description, {*known, *terms.event_types})
