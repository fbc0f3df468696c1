"""One round to one webhook: its deliveries, in the order of the project's stream.

A delivery is chosen in one transaction, sent outside of any, and noted in another, in which the next one is chosen.
Whoever is killed in between leaves it pending, so it is sent again under its id.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from core.application.ports import UnitOfWork
from core.domain.actor import SYSTEM
from core.domain.clock import Clock
from core.domain.events import project_channel
from webhooks.application.ports import (
    Chance,
    Deliveries,
    EventLog,
    Leases,
    Letter,
    PauseNotices,
    Post,
    Standing,
    Standings,
)
from webhooks.contracts import DeliveryStatus, Failure, PauseReason
from webhooks.domain.delivery import Delivery
from webhooks.domain.message import RESYNC, event_message, resync_message
from webhooks.domain.outcome import Outcome
from webhooks.domain.webhook import Webhook

TAKEN_AT_ONCE = 50
WHILE_AWAY = timedelta(minutes=1)


@dataclass(frozen=True)
class Turn:
    """Whose turn it is. `letter` is what is to be sent, None where that is yet to be found."""

    webhook_id: UUID
    lease: UUID
    letter: Letter | None = None


@dataclass(frozen=True)
class Courier:
    unit_of_work: UnitOfWork
    leases: Leases
    deliveries: Deliveries
    log: EventLog
    standings: Standings
    post: Post
    notify: PauseNotices
    chance: Chance
    clock: Clock

    def go_on(self, turn: Turn) -> Turn | None:
        """Send its letter, note what became of it and choose the next; None where there is nothing to be done now."""
        outcome = self.post(turn.letter) if turn.letter else None
        with self.unit_of_work(by=SYSTEM):
            hook, now = self.leases.hold(turn.webhook_id, turn.lease), self.clock()
            if hook is None:
                return None
            if turn.letter and outcome:
                self._note(hook, turn.letter.id, outcome, now)
            return self._chosen(hook, turn.lease, now)

    def _chosen(self, hook: Webhook, lease: UUID, now: datetime) -> Turn | None:
        if not hook.is_active or not self._may_be_sent_to(hook, now):
            return None
        delivery = self.deliveries.first_pending(hook.id, hook.seq)
        if delivery is None:
            return Turn(hook.id, lease) if self._took_up(hook, now) else None
        if delivery.due_at > now:
            hook.wait(delivery.due_at)
            self.leases.keep(hook, now)
            return None
        message = self._message(hook, delivery)
        if message is None:
            self._expire(hook, delivery, now)
            return Turn(hook.id, lease)
        return Turn(hook.id, lease, Letter(delivery.id, hook.terms.url, hook.live_secrets(now), message))

    def _may_be_sent_to(self, hook: Webhook, now: datetime) -> bool:
        standing = self.standings(hook.project_id, hook.keeper.id)
        if standing is Standing.LEFT:
            hook.pause(PauseReason.KEEPER_LEFT, now)
            self.notify(hook)
        elif standing is Standing.AWAY:
            hook.wait(now + WHILE_AWAY)
        if standing is not Standing.ENTITLED:
            self.leases.keep(hook, now)
        return standing is Standing.ENTITLED

    def _took_up(self, hook: Webhook, now: datetime) -> bool:
        """Whether there were events, heard or not. Where retention has dropped some, it is told so."""
        channel = project_channel(hook.project_id)
        oldest = self.log.head(channel).oldest
        if hook.seq < oldest:
            self.deliveries.queue([Delivery.resync(hook.id, oldest, now)])
            hook.take_up(oldest, now)
            self.leases.keep(hook, now)
            return True
        events = self.log.read(channel, hook.seq, limit=TAKEN_AT_ONCE)
        heard = [event for event in events if hook.hears(event.type)]
        if heard:
            self.deliveries.queue([Delivery.of_event(hook.id, event, now) for event in heard])
        hook.take_up(events[-1].seq if events else hook.seq, now if heard else None)
        self.leases.keep(hook, now)
        return bool(events)

    def _expire(self, hook: Webhook, delivery: Delivery, now: datetime) -> None:
        """The gap is told, unless the receiver had it once; what was taken up after it is not sent again."""
        delivery.give_up(Failure.EVENT_EXPIRED, now)
        self.deliveries.save(delivery)
        if not delivery.has_arrived:
            oldest = self.log.head(project_channel(hook.project_id)).oldest
            self.deliveries.queue([Delivery.resync(hook.id, oldest, now)])
        hook.wait(now)
        self.leases.keep(hook, now)

    def _message(self, hook: Webhook, delivery: Delivery) -> dict[str, Any] | None:
        """None where the log does not hold the event any more."""
        if delivery.seq is None:
            return None
        if delivery.type == RESYNC:
            return resync_message(delivery.seq, delivery.created_at, hook)
        found = self.log.read(project_channel(hook.project_id), delivery.seq - 1, limit=1)
        return event_message(found[0], hook) if found and found[0].seq == delivery.seq else None

    def _note(self, hook: Webhook, delivery_id: UUID, outcome: Outcome, now: datetime) -> None:
        delivery, was_active = self.deliveries.get(hook.id, delivery_id), hook.is_active
        delivery.note(outcome, now, self.chance())
        self.deliveries.save(delivery)
        hook.note_time(outcome.milliseconds)
        _tell(hook, delivery, outcome, now)
        self.leases.keep(hook, now)
        if was_active and not hook.is_active:
            self.notify(hook)


def _tell(hook: Webhook, delivery: Delivery, outcome: Outcome, now: datetime) -> None:
    match delivery.status:
        case DeliveryStatus.DELIVERED:
            hook.note_delivered(now)
        case DeliveryStatus.PENDING:
            hook.note_failed(delivery.due_at, now)
        case DeliveryStatus.FAILED if outcome.failure is Failure.GONE:
            hook.pause(PauseReason.GONE, now)
        case DeliveryStatus.FAILED:
            hook.note_given_up(now)
