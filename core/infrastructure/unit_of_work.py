"""One durable transaction, and what hangs on it: who acts, what channels are owed, which idempotency key it answers."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from uuid import UUID

from django.db import transaction

from core.domain.actor import SYSTEM, Actor
from core.domain.events import LiveEvent
from core.infrastructure.idempotency import take_effect


@dataclass(frozen=True)
class OwedEvent:
    """Published, and yet to be written to its channel."""

    channel: str
    event: LiveEvent
    by: Actor


@dataclass
class Work:
    """The running unit of work, or all those of a delivery.

    `numbers` and `revisions` are the last given out on each channel, `changed` are channels whose revision is yet to
    rise, `owed` are events that are yet to be written, `closing` is done last.
    """

    by: Actor
    is_delivered: bool = False
    numbers: dict[str, int] = field(default_factory=dict)
    revisions: dict[str, int] = field(default_factory=dict)
    changed: set[str] = field(default_factory=set)
    owed: list[OwedEvent] = field(default_factory=list)
    closing: list["Closing"] = field(default_factory=list)

    def do_last(self, close: "Closing") -> None:
        """Once, however often it is asked for."""
        if close not in self.closing:
            self.closing.append(close)

    def close(self) -> None:
        for close in self.closing:
            close(self)

    def take_over(self, done: "Work") -> None:
        """What a unit of work that has come to its end leaves to be done."""
        self.changed |= done.changed
        self.owed += done.owed
        for close in done.closing:
            self.do_last(close)


Closing = Callable[[Work], None]
_work: ContextVar[Work | None] = ContextVar("work", default=None)
_delivery: ContextVar[Work | None] = ContextVar("delivery", default=None)
_reservation: ContextVar[UUID | None] = ContextVar("reservation", default=None)


@contextmanager
def unit_of_work(*, by: Actor) -> Iterator[None]:
    """A durable transaction on behalf of `by`.

    Inside a delivery it joins the relay's transaction as a savepoint, and leaves the channels to the delivery's end.
    """
    delivery = _delivery.get()
    work = Work(by=by, is_delivered=delivery is not None)
    with transaction.atomic(durable=delivery is None):
        token = _work.set(work)
        try:
            yield
            if delivery is None:
                work.close()
            _mark_reservation()
        finally:
            _work.reset(token)
    if delivery is not None:
        delivery.take_over(work)


@contextmanager
def delivering() -> Iterator[None]:
    """One transaction for the units of work opened inside; channels are written when all have ended.

    A channel that the first of them held would be waited for by whoever holds a row that the next one needs.
    """
    delivery = Work(by=SYSTEM, is_delivered=True)
    token = _delivery.set(delivery)
    try:
        with transaction.atomic():
            yield
            delivery.close()
    finally:
        _delivery.reset(token)


@contextmanager
def answering(reservation: UUID) -> Iterator[None]:
    """Units of work opened inside mark `reservation` (an idempotency record) as taken effect, with what they write."""
    token = _reservation.set(reservation)
    try:
        yield
    finally:
        _reservation.reset(token)


def current_work() -> Work:
    work = _work.get()
    if work is None:
        raise RuntimeError("a fact is published inside a unit of work only")
    return work


def after_commit(callback: Callable[[], object]) -> None:
    """Run once the transaction is durable; a failure is logged and harms nobody."""

    # Django tells of a failure by the callback's __qualname__, which a partial lacks.
    def run() -> None:
        callback()

    transaction.on_commit(run, robust=True)


def _mark_reservation() -> None:
    reservation = _reservation.get()
    if reservation is not None:
        take_effect(reservation)
