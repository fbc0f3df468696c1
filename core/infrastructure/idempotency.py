"""Idempotency keys: who used which key for which request, whether it took effect, and what was answered."""

from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

from django.db import IntegrityError, transaction
from django.db.models import Q
from django.utils.timezone import now

from core.domain.errors import Conflict, Unacceptable
from core.infrastructure.models import IdempotencyRecord

KEEP = timedelta(hours=24)
LONGEST_REQUEST = timedelta(minutes=15)


class KeyInUse(Conflict):
    code = "idempotency.in_progress"


class KeyReused(Unacceptable):
    code = "idempotency.key_reused"


class AnswerLost(Conflict):
    """The write took effect, but the process ended before its answer was kept."""

    code = "idempotency.answer_lost"


@dataclass(frozen=True)
class StoredAnswer:
    status: int
    body: bytes


def reserve(caller: str, key: str, fingerprint: str) -> UUID | StoredAnswer:
    """The reservation to answer for, or what the same request was answered. Raises KeyInUse, KeyReused, AnswerLost."""
    try:
        with transaction.atomic():
            record = _new(caller, key, fingerprint)
    except IntegrityError:
        return _again(caller, key, fingerprint)
    return record.id


def take_effect(reservation: UUID) -> None:
    """Inside the transaction that the key stands for; KeyInUse when that took so long that another has the key."""
    if not IdempotencyRecord.objects.filter(id=reservation).update(committed=True):
        raise KeyInUse


def keep_answer(reservation: UUID, status: int, body: bytes) -> None:
    IdempotencyRecord.objects.filter(id=reservation).update(status=status, body=body, committed=True)


def release(reservation: UUID) -> None:
    """Forget a request that changed nothing, so that the same key may try again."""
    IdempotencyRecord.objects.filter(id=reservation, committed=False).delete()


def forget_expired() -> None:
    IdempotencyRecord.objects.filter(created_at__lt=now() - KEEP).delete()


def _new(caller: str, key: str, fingerprint: str) -> IdempotencyRecord:
    return IdempotencyRecord.objects.create(
        caller=caller, key=key, fingerprint=fingerprint, locked_until=now() + LONGEST_REQUEST
    )


@transaction.atomic
def _again(caller: str, key: str, fingerprint: str) -> UUID | StoredAnswer:
    record = IdempotencyRecord.objects.select_for_update().filter(caller=caller, key=key).first()
    if record is None:
        raise KeyInUse
    abandoned = Q(created_at__lt=now() - KEEP) | Q(committed=False, status=None, locked_until__lt=now())
    if IdempotencyRecord.objects.filter(abandoned, id=record.id).delete()[0]:
        return _new(caller, key, fingerprint).id
    if record.fingerprint != fingerprint:
        raise KeyReused
    if record.status is not None and record.body is not None:
        return StoredAnswer(record.status, bytes(record.body))
    raise AnswerLost if record.committed else KeyInUse
