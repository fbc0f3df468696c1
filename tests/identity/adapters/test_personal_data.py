"""What goes with an account, in memory and in the tables."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Any

import pytest

from core.domain.actor import SYSTEM
from core.domain.ids import new_id
from core.domain.secret import Secret
from core.infrastructure import outbox
from core.infrastructure.models import AuditRecord, DeliveryRecord
from core.infrastructure.origin import Origin, coming_from
from core.infrastructure.outbox import publish
from core.infrastructure.unit_of_work import unit_of_work
from identity.application import ports, profile_ports, secret_ports
from identity.contracts import AccountRenamed, AccountWithdrawn, AiProvider, Digest
from identity.domain.account import Account, EmailAddress, Username
from identity.domain.note import PersonalNote
from identity.domain.preferences import Preferences
from identity.domain.session import Device, Session
from identity.domain.verification import Purpose, Verification
from identity.infrastructure.account_store import DjangoAccountStore
from identity.infrastructure.api_keys import DjangoApiKeys
from identity.infrastructure.models import PendingSignUpRecord, SessionRecord, SocialIdentityRecord
from identity.infrastructure.personal_data import DjangoPersonalData
from identity.infrastructure.personal_notes import DjangoPersonalNotes
from identity.infrastructure.preference_store import DjangoPreferenceStore
from identity.infrastructure.session_store import DjangoSessionStore
from identity.infrastructure.verification_store import DjangoVerificationStore
from tests.identity import fakes, profile_fakes, session_fakes
from tests.identity.examples import AT, full_account


@dataclass
class Household:
    """Everything that is kept of a person."""

    unit_of_work: Callable[..., AbstractContextManager[None]]
    accounts: ports.AccountStore
    verifications: ports.VerificationStore
    sessions: ports.SessionStore
    preferences: profile_ports.PreferenceStore
    api_keys: secret_ports.ApiKeys
    notes: secret_ports.PersonalNotes
    personal_data: profile_ports.PersonalData


@pytest.fixture(params=["fake", "real"])
def household(request: Any, db: None) -> Household:
    if request.param == "fake":
        memory = fakes.Memory()
        return Household(
            memory.unit_of_work,
            fakes.FakeAccountStore(memory),
            fakes.FakeVerificationStore(memory),
            session_fakes.FakeSessionStore(memory),
            profile_fakes.FakePreferenceStore(memory),
            profile_fakes.FakeApiKeys(memory),
            profile_fakes.FakePersonalNotes(memory),
            profile_fakes.FakePersonalData(memory),
        )
    stores = (DjangoAccountStore(), DjangoVerificationStore(), DjangoSessionStore(), DjangoPreferenceStore())
    return Household(unit_of_work, *stores, DjangoApiKeys(), DjangoPersonalNotes(), DjangoPersonalData())


def settle(household: Household, name: str) -> Account:
    """Somebody moves in with all their things."""
    account = full_account(email=EmailAddress(f"{name}@example.kr"), username=Username(name), is_active=True)
    session = Session(new_id(), account.id, Device("Firefox/140", "203.0.113.7", "노트북"), AT, AT)
    session.issue(f"{name} token".ljust(64), AT)
    proof = Verification(account.id, Purpose.EMAIL_CHANGE, f"new.{name}@example.kr", "c" * 64, name.ljust(64), AT)
    with household.unit_of_work(by=SYSTEM):
        household.accounts.add(account)
        household.sessions.add(session)
        household.preferences.save(account.id, Preferences(digest=Digest.DAILY, version=2))
        household.api_keys.put(account.id, AiProvider.OPENAI, Secret("sk"), "s…", AT)
        household.notes.put(account.id, PersonalNote(Secret("메모"), AT))
        household.verifications.get(account.id, Purpose.EMAIL_CHANGE)
        household.verifications.save(proof)
    return account


def belongings(household: Household, account: Account, name: str) -> list[bool]:
    """Which of the things are there."""
    with household.unit_of_work(by=SYSTEM):
        session = household.sessions.get_by_token(f"{name} token".ljust(64))
        return [
            session is not None,
            household.preferences.read(account.id) != Preferences(),
            household.api_keys.of(account.id) != [],
            household.notes.get(account.id) is not None,
            household.verifications.subject_of_link(name.ljust(64), Purpose.EMAIL_CHANGE) is not None,
        ]


def test_what_a_person_kept_is_erased_and_nobody_elses(household: Household) -> None:
    leaver, neighbour = settle(household, "leaver"), settle(household, "neighbour")
    assert belongings(household, leaver, "leaver") == [True] * 5
    for _ in range(2):
        with household.unit_of_work(by=SYSTEM):
            household.personal_data.erase(leaver.id)
        assert belongings(household, leaver, "leaver") == [False] * 5
    assert belongings(household, neighbour, "neighbour") == [True] * 5


def test_what_is_not_kept_in_the_end_is_erased_by_nobody(household: Household) -> None:
    leaver = settle(household, "leaver")
    with pytest.raises(ZeroDivisionError), household.unit_of_work(by=SYSTEM):
        household.personal_data.erase(leaver.id)
        raise ZeroDivisionError
    assert belongings(household, leaver, "leaver") == [True] * 5


@pytest.mark.django_db
def test_devices_identities_and_origins_are_forgotten() -> None:
    user_id, other = new_id(), new_id()
    for owner in (user_id, other):
        device = {"device": "Firefox", "name": "노트북", "address": "203.0.113.7"}
        SessionRecord.objects.create(id=new_id(), user_id=owner, created_at=AT, last_used_at=AT, **device)
        SocialIdentityRecord.objects.create(account_id=owner, provider="kakao", subject=str(owner))
        PendingSignUpRecord.objects.create(
            token_hash=str(owner), provider="kakao", subject=str(owner), name="민지", created_at=AT
        )
    with coming_from(Origin("203.0.113.7", "Firefox")), unit_of_work(by=SYSTEM):
        AuditRecord.objects.create(action="x", outcome="allowed", actor_id=user_id, address="203.0.113.7", device="F")
    with unit_of_work(by=SYSTEM):
        DjangoPersonalData().erase(user_id)
    kept = SessionRecord.objects.get(user_id=user_id)
    assert (kept.device, kept.name, kept.address) == ("", "", None)
    assert SessionRecord.objects.get(user_id=other).name == "노트북"
    assert list(SocialIdentityRecord.objects.values_list("account_id", flat=True)) == [other]
    assert list(PendingSignUpRecord.objects.values_list("subject", flat=True)) == [str(other)]
    row = AuditRecord.objects.get(action="x")
    assert (row.address, row.device) == (None, "")


@pytest.mark.django_db
def test_news_are_pending_until_everybody_has_heard_and_old_names_are_no_news() -> None:
    data, user_id = DjangoPersonalData(), new_id()
    with unit_of_work(by=SYSTEM):
        publish(AccountRenamed(user_id=user_id, shown_name="민지"))
        publish(AccountWithdrawn(user_id=user_id))
        data.erase(user_id)
    assert not DeliveryRecord.objects.filter(event="account.renamed").exists()
    assert data.is_news_pending(user_id)
    outbox.relay()
    assert not data.is_news_pending(user_id)


def test_who_withdrew_is_left_until_nothing_shows_them(household: Household) -> None:
    living, recent, long_gone = (
        full_account(email=EmailAddress(f"{name}@example.kr"), username=Username(name), withdrawn_at=at)
        for name, at in (("living", None), ("recent", AT), ("gone", AT - timedelta(hours=1)))
    )
    with household.unit_of_work(by=SYSTEM):
        for account in (living, recent, long_gone):
            household.accounts.add(replace(account, withdrawn_at=None))
            household.accounts.save(account)
    assert household.personal_data.unerased(AT) == [long_gone.id]
    household.personal_data.note_erased(long_gone.id, AT)
    assert household.personal_data.unerased(AT + timedelta(hours=1)) == [recent.id]
