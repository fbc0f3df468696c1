"""Idempotency keys: who used which key for which request, whether it took effect, and what was answered.

A request that runs holds an advisory lock of its database session, so a process that is killed gives its key free at
once; the record tells whether its write took effect before.
"""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import timedelta
from uuid import UUID

from cryptography.fernet import InvalidToken
from django.db import connection, transaction
from django.db.models.functions import Now

from core.domain.errors import Conflict, Unacceptable
from core.infrastructure.encryption import cipher
from core.infrastructure.models import IdempotencyRecord

KEEP = timedelta(hours=24)


class KeyInUse(Conflict):
    code = "idempotency.in_progress"


class KeyReused(Unacceptable):
    code = "idempotency.key_reused"


class AnswerLost(Conflict):
    """The write took effect, but the process ended before its answer was kept."""

    code = "idempotency.answer_lost"


@dataclass(frozen=True)
class StoredAnswer:
    """`content_digest` is of a form that was too long to be compared before it was received; empty for other bodies."""

    status: int
    body: bytes
    content_digest: str = ""
    headers: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Reservation:
    """A key that the running request answers for; `lock` is held by this thread's database session."""

    id: UUID
    lock: int


def reserve(caller: str, key: str, fingerprint: str) -> Reservation | StoredAnswer:
    """A reservation to `unlock` in the end, or what the same request was answered.

    Raises KeyInUse, KeyReused, AnswerLost.
    """
    lock = _lock_of(caller, key)
    is_mine = _acquire(lock)
    reservation = None
    try:
        known = _known(caller, key)
        if known is not None and (known.committed or not is_mine):
            return _answer_of(known, fingerprint, is_running=not is_mine)
        if not is_mine:
            raise KeyInUse
        reservation = Reservation(_new(caller, key, fingerprint), lock)
        return reservation
    finally:
        if is_mine and reservation is None:
            _unlock(lock)


def take_effect(reservation: UUID) -> None:
    """Inside the transaction that the key stands for; KeyInUse when the session was lost and another has the key."""
    if not IdempotencyRecord.objects.filter(id=reservation).update(committed=True):
        raise KeyInUse


def keep_answer(reservation: Reservation, answer: StoredAnswer) -> None:
    IdempotencyRecord.objects.filter(id=reservation.id).update(
        status=answer.status,
        body=answer.body,
        content_digest=answer.content_digest,
        headers=dict(answer.headers),
        committed=True,
    )


def sealed(answer: StoredAnswer) -> StoredAnswer:
    """To be kept where it holds a secret."""
    return replace(answer, body=cipher().encrypt(answer.body))


def opened(answer: StoredAnswer) -> StoredAnswer:
    """Raises AnswerLost where no key fits any more."""
    try:
        return replace(answer, body=cipher().decrypt(answer.body))
    except InvalidToken:
        raise AnswerLost from None


def release(reservation: Reservation) -> None:
    """Forget a request that changed nothing, so that the same key may try again."""
    IdempotencyRecord.objects.filter(id=reservation.id, committed=False).delete()


def unlock(reservation: Reservation) -> None:
    """The request has ended."""
    _unlock(reservation.lock)


def forget_expired() -> None:
    IdempotencyRecord.objects.filter(created_at__lt=Now() - KEEP).delete()


def _known(caller: str, key: str) -> IdempotencyRecord | None:
    return IdempotencyRecord.objects.filter(caller=caller, key=key, created_at__gte=Now() - KEEP).first()


def _answer_of(record: IdempotencyRecord, fingerprint: str, *, is_running: bool) -> StoredAnswer:
    if record.fingerprint != fingerprint:
        raise KeyReused
    if record.status is not None and record.body is not None:
        return StoredAnswer(record.status, bytes(record.body), record.content_digest, record.headers or {})
    raise KeyInUse if is_running else AnswerLost


@transaction.atomic
def _new(caller: str, key: str, fingerprint: str) -> UUID:
    """In the place of one that has expired, or whose process ended before it took effect."""
    IdempotencyRecord.objects.filter(caller=caller, key=key).delete()
    return IdempotencyRecord.objects.create(caller=caller, key=key, fingerprint=fingerprint).id


def _lock_of(caller: str, key: str) -> int:
    digest = hashlib.blake2b(f"{caller}\0{key}".encode(), digest_size=8).digest()
    return int.from_bytes(digest, "big", signed=True)


def _acquire(lock: int) -> bool:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_lock(%s)", [lock])
        return bool(cursor.fetchone()[0])


def _unlock(lock: int) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_unlock(%s)", [lock])
