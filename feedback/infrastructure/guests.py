"""Guests over PostgreSQL; addresses stand encrypted."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from uuid import UUID

from core.application.ports import EventPublisher
from core.domain.actor import Actor
from core.domain.language import Language
from core.infrastructure.unit_of_work import current_work, unit_of_work
from feedback.domain.guest import AddressProof, Guest
from feedback.domain.sharing_refusals import GuestNotFound
from feedback.infrastructure.models import GuestRecord

# Counters are written by whoever counts.
_COUNTED = ("notes", "comments")
_KEPT = [field.name for field in GuestRecord._meta.concrete_fields if field.name not in ("id", *_COUNTED)]


class PostgresGuests:
    def __init__(self, publish: EventPublisher) -> None:
        self._publish = publish

    def add(self, guest: Guest) -> None:
        _record(guest).save(force_insert=True)

    def get(self, guest_id: UUID) -> Guest:
        return self._found(id=guest_id)

    def of_link(self, project_id: UUID, link_id: UUID, guest_id: UUID) -> Guest:
        return self._found(id=guest_id, link_id=link_id, project_id=project_id)

    def save(self, guest: Guest) -> None:
        _record(guest).save(force_update=True, update_fields=_KEPT)
        for fact in guest.facts:
            self._publish(fact)
        guest.facts.clear()

    def _found(self, **which: UUID) -> Guest:
        record = GuestRecord.objects.select_for_update(no_key=True).filter(**which).first()
        if record is None:
            raise GuestNotFound
        return _guest(record)


@contextmanager
def guests_work(*, by: Actor) -> Iterator[None]:
    """A unit of work of a guest, whom events name as they are called now: a token tells no name.

    The guest is held before all else, so that nothing is written under a name that they gave up meanwhile.
    """
    with unit_of_work(by=by):
        guest = GuestRecord.objects.select_for_update(no_key=True).filter(id=by.user_id)
        current_work().by = replace(by, name=guest.values_list("name", flat=True).first() or "")
        yield


def _record(guest: Guest) -> GuestRecord:
    return GuestRecord(
        id=guest.id,
        project_id=guest.project_id,
        link_id=guest.link_id,
        name=guest.name,
        language=guest.language.value,
        email=guest.email,
        asked_email=guest.proof.email,
        code_hash=guest.proof.code_hash,
        code_sent_at=guest.proof.sent_at,
        code_tries=guest.proof.tries,
        wants_mail=guest.wants_mail,
        created_at=guest.created_at,
        last_seen_at=guest.last_seen_at,
        blocked_at=guest.blocked_at,
        left_at=guest.left_at,
    )


def _guest(record: GuestRecord) -> Guest:
    return Guest(
        id=record.id,
        link_id=record.link_id,
        project_id=record.project_id,
        name=record.name,
        language=Language(record.language),
        created_at=record.created_at,
        last_seen_at=record.last_seen_at,
        email=record.email,
        proof=AddressProof(record.asked_email, record.code_hash, record.code_sent_at, record.code_tries),
        wants_mail=record.wants_mail,
        blocked_at=record.blocked_at,
        left_at=record.left_at,
    )
