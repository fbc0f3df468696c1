"""Send a project's events on to an address; the secret is told this once."""

from collections.abc import Callable, Collection
from dataclasses import dataclass, field
from uuid import UUID

from core.application.ports import UnitOfWork
from core.domain.actor import Actor
from core.domain.clock import Clock
from core.domain.events import project_channel
from core.domain.ids import new_id
from core.domain.secret import Secret
from webhooks.application.entrance import entitled
from webhooks.application.look_up import Inspect
from webhooks.application.ports import Access, EventLog, Followers, Webhooks
from webhooks.application.read_models import ToldSecret, WebhookRow
from webhooks.domain.terms import Terms
from webhooks.domain.webhook import Webhook


@dataclass(frozen=True)
class CreateWebhook:
    url: str = field(repr=False)
    event_types: Collection[str]
    description: str = ""


def create_webhook(
    actor: Actor,
    project_id: UUID,
    command: CreateWebhook,
    *,
    unit_of_work: UnitOfWork,
    access: Access,
    webhooks: Webhooks,
    log: EventLog,
    follow: Followers,
    inspect: Inspect,
    known: Collection[str],
    new_secret: Callable[[], Secret],
    clock: Clock,
) -> ToldSecret:
    """Raises TooManyWebhooks, InvalidField at /url, Unacceptable at /event_types/0."""
    keeper = entitled(actor, project_id, access)
    terms = Terms.of(command.url, command.event_types, command.description, known)
    inspect(terms.url)
    with unit_of_work(by=actor):
        head = log.head(project_channel(project_id))
        hook = Webhook.create((new_id(), project_id), terms, new_secret(), keeper, head, clock())
        webhooks.add(hook)
    follow(project_channel(project_id))
    return ToldSecret(WebhookRow.of(hook), hook.secret)
