"""Notes beside changes and of refusals, from where they came, and how long they are kept."""

import logging
from datetime import timedelta
from uuid import UUID

import pytest
from django.utils.timezone import now

from core.domain.actor import SYSTEM, Actor
from core.domain.ids import new_id
from core.infrastructure import audit
from core.infrastructure.models import AuditRecord
from core.infrastructure.origin import Origin, coming_from
from core.infrastructure.outbox import publish
from core.infrastructure.unit_of_work import unit_of_work
from tests.core.infrastructure.facts import PassLent, send

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("wired")]
HERE = Origin("203.0.113.9", "Firefox")
BORROWER, PROJECT = new_id(), new_id()


class Torn(Exception):
    pass


def lend(by: Actor) -> None:
    with coming_from(HERE), unit_of_work(by=by):
        publish(PassLent(user_id=BORROWER, project_id=PROJECT, lender="박감독"))


def test_an_audited_fact_is_noted_whole_but_for_what_is_personal(by: Actor) -> None:
    lend(by)
    note = AuditRecord.objects.get()
    assert (note.action, note.outcome, note.actor_id) == ("pass.lent", "allowed", by.user_id)
    assert (note.account_id, note.project_id) == (BORROWER, PROJECT)
    assert (note.address, note.device, note.detail) == ("203.0.113.9", "Firefox", {"door": "main"})
    assert now() - note.at < timedelta(minutes=1)


def test_other_facts_are_not_noted(by: Actor) -> None:
    send(by, "A")
    assert not AuditRecord.objects.exists()


def test_what_is_undone_is_not_noted(by: Actor) -> None:
    with pytest.raises(Torn), unit_of_work(by=by):
        publish(PassLent(user_id=BORROWER, project_id=PROJECT))
        raise Torn
    assert not AuditRecord.objects.exists()


def test_what_a_task_does_comes_from_nowhere(by: Actor) -> None:
    with unit_of_work(by=by):
        publish(PassLent(user_id=BORROWER, project_id=PROJECT))
    assert AuditRecord.objects.filter(address=None, device="").exists()


def test_addresses_of_both_families_are_kept(by: Actor) -> None:
    with coming_from(Origin("2001:db8::7", "")):
        audit.note_denied("door.locked", by.user_id, None, None)
    assert AuditRecord.objects.get().address == "2001:db8::7"


@pytest.mark.parametrize("account_id", [None, BORROWER])
def test_a_refusal_belongs_to_the_account_that_it_concerns_or_to_who_asked(by: Actor, account_id: UUID | None) -> None:
    with coming_from(HERE):
        audit.note_denied("door.locked", by.user_id, account_id, PROJECT)
    note = AuditRecord.objects.get()
    assert (note.action, note.outcome, note.detail) == ("door.locked", "denied", {})
    assert (note.actor_id, note.account_id, note.project_id) == (by.user_id, account_id or by.user_id, PROJECT)
    assert (note.address, note.device) == ("203.0.113.9", "Firefox")


def test_a_note_that_cannot_be_written_refuses_nobody_and_tells_no_address(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.INFO), coming_from(HERE):
        audit.note_denied("door." + "x" * 100, None, BORROWER, None)
    assert not AuditRecord.objects.exists()
    (record,) = caplog.records
    assert (record.getMessage(), record.levelname, record.exc_info) == ("denial not noted", "WARNING", None)
    assert HERE.address not in str(record.__dict__)


def test_old_notes_are_forgotten(by: Actor) -> None:
    lend(by)
    AuditRecord.objects.update(at=now() - timedelta(days=2))
    lend(by)
    audit.forget_older(now() - timedelta(days=1))
    assert AuditRecord.objects.count() == 1


def test_who_leaves_takes_their_origins_along_and_nobody_elses(by: Actor) -> None:
    lend(by)
    with coming_from(HERE):
        audit.note_denied("door.locked", None, by.user_id, None)
        audit.note_denied("door.locked", SYSTEM.user_id, by.user_id, None)
        audit.note_denied("door.locked", BORROWER, by.user_id, None)
    audit.forget_origins(by.user_id)
    kept = {(note.actor_id, note.address, note.device) for note in AuditRecord.objects.all()}
    gone = {(who, None, "") for who in (by.user_id, None, SYSTEM.user_id)}
    assert kept == gone | {(BORROWER, "203.0.113.9", "Firefox")}
