"""The ping that somebody asked for. Safe to run twice."""

from dataclasses import dataclass
from uuid import UUID

from core.application.ports import UnitOfWork
from core.domain.actor import SYSTEM
from core.domain.clock import Clock
from webhooks.application.ports import Deliveries, Letter, Post, Standing, Standings, Webhooks
from webhooks.contracts import Failure
from webhooks.domain.delivery import Delivery
from webhooks.domain.message import ping_message
from webhooks.domain.refusals import DeliveryNotFound, WebhookNotFound


@dataclass(frozen=True)
class SendPing:
    project_id: UUID
    webhook_id: UUID
    delivery_id: UUID
    asked_by: UUID


def send_ping(
    command: SendPing,
    *,
    unit_of_work: UnitOfWork,
    webhooks: Webhooks,
    deliveries: Deliveries,
    standings: Standings,
    post: Post,
    clock: Clock,
) -> None:
    """Whoever asked for it has to be entitled still. Nothing where the webhook has gone."""
    letter = _letter(command, unit_of_work, webhooks, deliveries, standings, clock)
    if letter is None:
        return
    outcome = post(letter)
    with unit_of_work(by=SYSTEM):
        delivery = _pending(command, deliveries)
        if delivery is not None:
            delivery.note(outcome, clock(), 0)
            deliveries.save(delivery)


def give_ping_up(command: SendPing, *, unit_of_work: UnitOfWork, deliveries: Deliveries, clock: Clock) -> None:
    """Nobody tries to send it any more."""
    with unit_of_work(by=SYSTEM):
        ping = _pending(command, deliveries)
        if ping is not None:
            _not_sent(ping, deliveries, clock)


def _letter(
    command: SendPing,
    unit_of_work: UnitOfWork,
    webhooks: Webhooks,
    deliveries: Deliveries,
    standings: Standings,
    clock: Clock,
) -> Letter | None:
    with unit_of_work(by=SYSTEM):
        try:
            hook = webhooks.get(command.project_id, command.webhook_id)
        except WebhookNotFound:
            return None
        ping = _pending(command, deliveries)
        if ping is None:
            return None
        if standings(hook.project_id, command.asked_by) is not Standing.ENTITLED:
            _not_sent(ping, deliveries, clock)
            return None
        return Letter(ping.id, hook.terms.url, hook.live_secrets(clock()), ping_message(ping.created_at, hook))


def _not_sent(ping: Delivery, deliveries: Deliveries, clock: Clock) -> None:
    ping.give_up(Failure.NOT_SENT, clock())
    deliveries.save(ping)


def _pending(command: SendPing, deliveries: Deliveries) -> Delivery | None:
    try:
        delivery = deliveries.get(command.webhook_id, command.delivery_id)
    except DeliveryNotFound:
        return None
    return delivery if delivery.is_pending else None
