"""One durable transaction, and what hangs on it: who acts, which channels to wake, which idempotency key it answers."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from uuid import UUID

from django.db import transaction

from core.domain.actor import Actor
from core.infrastructure.idempotency import take_effect


@dataclass
class Work:
    """The running unit of work.

    `numbers` and `revisions` are the last given out on each channel, `changed` are channels whose revision is yet to
    rise, `closing` is done last.
    """

    by: Actor
    numbers: dict[str, int] = field(default_factory=dict)
    revisions: dict[str, int] = field(default_factory=dict)
    changed: set[str] = field(default_factory=set)
    closing: list[Callable[[], None]] = field(default_factory=list)


_work: ContextVar[Work | None] = ContextVar("work", default=None)
_delivering: ContextVar[bool] = ContextVar("delivering", default=False)
_reservation: ContextVar[UUID | None] = ContextVar("reservation", default=None)


@contextmanager
def unit_of_work(*, by: Actor) -> Iterator[None]:
    """A durable transaction on behalf of `by`; inside a delivery it joins the relay's transaction as a savepoint."""
    with transaction.atomic(durable=not _delivering.get()):
        work = Work(by=by)
        token = _work.set(work)
        try:
            yield
            for close in work.closing:
                close()
            _mark_reservation()
        finally:
            _work.reset(token)


@contextmanager
def delivering() -> Iterator[None]:
    """Units of work opened inside join the transaction that runs already."""
    token = _delivering.set(True)
    try:
        with transaction.atomic():
            yield
    finally:
        _delivering.reset(token)


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
