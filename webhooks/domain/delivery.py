"""One message to one webhook, and every attempt to hand it over."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Self
from uuid import UUID

from core.domain.ids import new_id
from core.domain.stream import Head, StreamEvent
from webhooks.contracts import DeliveryStatus, Failure
from webhooks.domain.message import PING, RESYNC, delivery_id
from webhooks.domain.outcome import Outcome
from webhooks.domain.refusals import DeliveryIsPending, DeliveryNotRepeatable

MOST_TRIES = 10
FIRST_PAUSE = timedelta(seconds=10)
LONGEST_PAUSE = timedelta(hours=1)
KEPT_ATTEMPTS = 20


@dataclass(frozen=True)
class Attempt:
    """`failure` is None where it was taken."""

    at: datetime
    milliseconds: int
    status_code: int | None
    failure: Failure | None


@dataclass
class Delivery:
    """`seq` is the event's number on the project's stream, None of a ping; `created_at` when it happened.

    `attempts` are the newest, oldest first, `tries` counts since it was last queued, `excerpt` is of the last answer.
    """

    id: UUID
    webhook_id: UUID
    type: str
    seq: int | None
    created_at: datetime
    due_at: datetime
    status: DeliveryStatus = DeliveryStatus.PENDING
    tries: int = 0
    attempts: tuple[Attempt, ...] = ()
    excerpt: str = ""
    ended_at: datetime | None = None

    @classmethod
    def of_event(cls, webhook_id: UUID, event: StreamEvent, now: datetime) -> Self:
        return cls(delivery_id(webhook_id, event.seq), webhook_id, event.type, event.seq, event.at, now)

    @classmethod
    def resync(cls, webhook_id: UUID, seq: int, now: datetime) -> Self:
        """Events up to `seq` are not there any more."""
        return cls(delivery_id(webhook_id, seq, RESYNC), webhook_id, RESYNC, seq, now, now)

    @classmethod
    def ping(cls, webhook_id: UUID, now: datetime) -> Self:
        return cls(new_id(), webhook_id, PING, None, now, now)

    @property
    def is_pending(self) -> bool:
        return self.status is DeliveryStatus.PENDING

    @property
    def has_arrived(self) -> bool:
        """Once at least, as far as attempts are kept."""
        return any(attempt.failure is None for attempt in self.attempts)

    def repeat(self, head: Head, now: datetime) -> None:
        """Raises DeliveryIsPending, DeliveryNotRepeatable for a ping, and for what `head` says is not kept any more."""
        if self.is_pending:
            raise DeliveryIsPending
        if self.seq is None or self.seq <= head.oldest:
            raise DeliveryNotRepeatable
        self.status, self.tries, self.due_at, self.ended_at = DeliveryStatus.PENDING, 0, now, None

    def note(self, outcome: Outcome, now: datetime, chance: float) -> None:
        """`chance`, between 0 and 1, spreads those that fail together."""
        attempt = Attempt(now, outcome.milliseconds, outcome.status_code, outcome.failure)
        self.attempts = (*self.attempts, attempt)[-KEPT_ATTEMPTS:]
        self.tries, self.excerpt = self.tries + 1, outcome.excerpt
        if outcome.failure is None:
            self._end(DeliveryStatus.DELIVERED, now)
        elif self._is_hopeless(outcome.failure):
            self._end(DeliveryStatus.FAILED, now)
        else:
            self.due_at = now + pause_after(self.tries, chance, outcome.retry_after)

    def give_up(self, failure: Failure, now: datetime) -> None:
        """Without an attempt: there is nothing to be sent any more, or nobody for whom."""
        self.attempts = (*self.attempts, Attempt(now, 0, None, failure))[-KEPT_ATTEMPTS:]
        self._end(DeliveryStatus.FAILED, now)

    def _is_hopeless(self, failure: Failure) -> bool:
        """A ping is answered at once or not at all."""
        return self.seq is None or failure is Failure.GONE or self.tries >= MOST_TRIES

    def _end(self, status: DeliveryStatus, now: datetime) -> None:
        self.status, self.ended_at = status, now


def pause_after(tries: int, chance: float, asked: timedelta | None) -> timedelta:
    """Doubling, of which the second half is left to chance; longer where the receiver asks for it."""
    whole = min(FIRST_PAUSE * (1 << (tries - 1)), LONGEST_PAUSE)
    return max(whole / 2 + whole / 2 * chance, min(asked or timedelta(), LONGEST_PAUSE))
