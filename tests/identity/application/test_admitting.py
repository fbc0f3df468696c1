"""Newcomers whom another context lets in."""

from copy import deepcopy
from functools import partial
from typing import Any

import pytest

from core.domain.actor import Actor
from core.domain.errors import InvalidField
from identity.application.admit import admit
from identity.application.joining import RegisterAccount
from identity.application.prepare_newcomer import prepare_newcomer
from identity.application.sessions import LoggedIn
from identity.contracts import Language, LoginMethod, Newcomer, NewcomerOvertaken
from identity.domain.account import Account, EmailAddress, EmailTaken, Username, UsernameTaken
from identity.domain.session import EndReason
from identity.domain.verification import Purpose, Verification
from tests.identity.application.conftest import EMAIL, FIREFOX, PASSWORD, World
from tests.identity.examples import full_account


class Door(World):
    """The two verbs, bound as the composition root binds them."""

    def __init__(self) -> None:
        super().__init__()
        told: dict[str, Any] = {"accounts": self.accounts, "clock": self.clock}
        self._prepare = partial(prepare_newcomer, **told, passwords=self.passwords)
        sessions: dict[str, Any] = {"open_session": self.open_session, "end_sessions": self.end_sessions}
        proofs = {"verifications": self.proof["verifications"]}
        self._admit = partial(admit, **told, **sessions, **proofs, publish=self.memory.publish)

    def prepare(self, **changed: Any) -> Newcomer:
        given: dict[str, Any] = {"email": EMAIL, "password": PASSWORD, "username": "minji", "name": "김민지"}
        given |= {"company": "봄 필름", "language": Language.ENGLISH, "consents": {"terms": "2026-01"}}
        return self._prepare(RegisterAccount(**given | changed))

    def admit(self, newcomer: Newcomer) -> LoggedIn:
        with self.memory.unit_of_work(by=Actor(newcomer.id, newcomer.shown_name)):
            return self._admit(newcomer, FIREFOX)


@pytest.fixture
def door() -> Door:
    return Door()


def planted(**changed: Any) -> Account:
    """Somebody registered with the address and never proved it."""
    parts = {"email": EmailAddress(EMAIL.upper()), "username": Username("mallory"), "name": "Mallory"}
    parts |= {"is_active": True, "withdrawn_at": None, "is_verified": False, "login_method": LoginMethod.EMAIL}
    return full_account(**parts | changed)


def test_a_newcomer_gets_a_verified_account_and_a_session_at_once(door: Door) -> None:
    newcomer = door.prepare()
    door.clock.pass_(minutes=5)
    session = door.admit(newcomer)
    account = door.only_account()
    assert (account, account.id) == (session.account, newcomer.id)
    assert (account.is_verified, account.is_active, account.login_method) == (True, True, LoginMethod.EMAIL)
    assert (account.name, account.company, account.language) == ("김민지", "봄 필름", Language.ENGLISH)
    assert [account.created_at, account.last_login_at, account.consents[0].at] == [door.clock.now] * 3
    for event in ("account.registered", "account.verified"):
        assert door.told(event) == [{"user_id": str(account.id)}]
    assert door.session_of(session).user_id == account.id
    assert door.log_in(EMAIL, PASSWORD).account.id == account.id
    assert (door.mailer.sent, door.memory.tables.jobs) == ([], {})


def test_nothing_is_kept_of_somebody_who_is_only_prepared(door: Door) -> None:
    before = deepcopy(door.memory.tables)
    door.prepare()
    assert door.memory.tables == before


@pytest.mark.parametrize(
    ("changed", "pointer"),
    [
        ({"email": "minji"}, "/email"),
        ({"username": "m"}, "/username"),
        ({"name": "김"}, "/name"),
        ({"company": "봄\n필름"}, "/company"),
        ({"password": "short"}, "/password"),
        ({"consents": {"privacy": ""}}, "/consents/privacy"),
    ],
)
def test_a_newcomer_is_checked_like_whoever_registers(door: Door, changed: dict[str, Any], pointer: str) -> None:
    for way in (door.prepare, door.register):
        with pytest.raises(InvalidField) as refused:
            way(**changed)
        assert [fault.pointer for fault in refused.value.faults] == [pointer]


def test_a_prepared_newcomer_shows_neither_password_nor_address(door: Door) -> None:
    assert not any(secret in repr(door.prepare()) for secret in (PASSWORD, EMAIL))


def test_an_account_that_nobody_proved_is_taken_from_its_maker(door: Door) -> None:
    door.put(maker := planted(password_hash="hashed what the maker knows"))
    with door.memory.unit_of_work(by=Actor(maker.id, "")):
        door.open_session(maker, FIREFOX, LoginMethod.EMAIL)
        kept = Verification(maker.id, Purpose.EMAIL, code_hash="code", link_hash="link", issued_at=door.clock.now)
        door.proof["verifications"].save(kept)
    newcomer = door.prepare()
    assert newcomer.id == maker.id
    now = door.admit(newcomer).account
    assert (now.id, now.is_verified, now.email.shown, now.username.shown) == (maker.id, True, EMAIL, "minji")
    assert (now.name, now.company, now.avatar, now.time_zone) == ("김민지", "봄 필름", "", "Asia/Seoul")
    assert [(consent.document, consent.at) for consent in now.consents] == [("terms", door.clock.now)]
    assert door.memory.tables.accounts[maker.id].password_hash == newcomer.password_hash
    old, new = door.memory.tables.sessions.values()
    assert (old.end_reason, new.ended_at) == (EndReason.PASSWORD_RESET, None)
    assert door.proof["verifications"].subject_of_link("link", Purpose.EMAIL) is None
    assert (door.told("account.registered"), len(door.told("account.verified"))) == ([], 1)
    assert len(door.told("standing.changed")) == 1


def test_who_registers_between_the_two_steps_is_claimed_once_the_newcomer_is_prepared_again(door: Door) -> None:
    newcomer = door.prepare()
    registered = door.register(username="mallory")
    with pytest.raises(NewcomerOvertaken):
        door.admit(newcomer)
    assert door.admit(door.prepare()).account.id == registered.id
    assert door.only_account().username.shown == "minji"


@pytest.mark.parametrize(
    "changed",
    [{"is_verified": True}, {"is_active": False}, {"withdrawn_at": full_account().withdrawn_at}],
    ids=["proved", "closed", "withdrawn"],
)
def test_an_account_that_somebody_proved_or_that_is_closed_is_nobody_elses(door: Door, changed: Any) -> None:
    newcomer = door.prepare()
    door.put(planted(**changed))
    before = deepcopy(door.memory.tables)
    with pytest.raises(EmailTaken):
        door.prepare()
    with pytest.raises(EmailTaken):
        door.admit(newcomer)
    assert door.memory.tables == before


@pytest.mark.parametrize("is_claimed", [False, True])
def test_a_user_name_that_somebody_has_admits_nobody(door: Door, is_claimed: bool) -> None:
    door.put(planted(email=EmailAddress("other@example.kr"), username=Username("MINJI")))
    if is_claimed:
        door.put(planted())
    newcomer, before = door.prepare(), deepcopy(door.memory.tables)
    with pytest.raises(UsernameTaken):
        door.admit(newcomer)
    assert door.memory.tables == before
