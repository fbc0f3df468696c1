"""How people leave, on fakes."""

from dataclasses import replace
from functools import partial
from typing import Any
from uuid import UUID

import pytest

from core.domain.actor import Actor
from core.domain.errors import Stale
from core.domain.ids import new_id
from identity.application.erase_traces import NewsPending, erase_traces
from identity.application.mails import MailKind
from identity.application.sessions import LoggedIn
from identity.application.sweep_traces import sweep_traces
from identity.application.withdraw_account import OwnsProjects, WithdrawAccount, withdraw_account
from identity.contracts import WITHDRAWN_NAME, Digest
from identity.domain.account import NoPassword, WrongPassword
from identity.domain.avatar import object_keys
from identity.domain.preferences import Preferences
from identity.domain.session import EndReason, ProofRequired, TokenInvalid, WrongCredentials
from tests.core.fakes import FakeObjectStore
from tests.identity.application.conftest import EMAIL, PASSWORD, World
from tests.identity.profile_fakes import FakePersonalData


class Gate(World):
    """With the way out."""

    def __init__(self) -> None:
        super().__init__()
        self.owned: dict[UUID, str] = {}
        self.store, self.personal_data = FakeObjectStore(), FakePersonalData(self.memory)
        kept: dict[str, Any] = {"accounts": self.accounts, "personal_data": self.personal_data}
        told: dict[str, Any] = {"notices": self.notices, "publish": self.memory.publish}
        told |= {"end_sessions": self.end_sessions}
        own: dict[str, Any] = {"secrets": self.secrets, "owned_projects": lambda _: self.owned}
        self._withdraw = partial(withdraw_account, **self.work, **kept, **told, **own, **self.proving)
        self.erase_traces = partial(erase_traces, **kept, store=self.store, clock=self.clock)
        sweeping: dict[str, Any] = {"personal_data": self.personal_data, "jobs": self.jobs}
        self.sweep_traces = partial(sweep_traces, **self.work, **sweeping)

    def withdraw(self, actor: Actor, password: str | None = None, version: int | None = None) -> None:
        self._withdraw(WithdrawAccount(actor, password, version))


@pytest.fixture
def gate() -> Gate:
    return Gate()


@pytest.fixture
def member(gate: Gate) -> Actor:
    gate.register()
    logged_in: LoggedIn = gate.verify(code=gate.mailed().code)
    return gate.tokens.read(logged_in.access_token)


def test_nothing_personal_stays_in_the_account(gate: Gate, member: Actor) -> None:
    before = gate.only_account()
    gate.memory.tables.preferences[member.user_id] = Preferences(digest=Digest.DAILY)
    gate.withdraw(member)
    after = gate.only_account()
    assert (after.id, after.created_at, after.consents) == (before.id, before.created_at, before.consents)
    assert (after.name, after.company, after.avatar, after.password_hash) == ("", "", "", "")
    assert "minji" not in after.email.key + after.username.key
    assert (after.is_active, after.withdrawn_at) == (False, gate.clock())
    assert gate.memory.tables.preferences == {}


def test_every_session_ends_and_forgets_its_device(gate: Gate, member: Actor) -> None:
    gate.log_in()
    gate.withdraw(member)
    sessions = gate.memory.tables.sessions.values()
    assert {each.end_reason for each in sessions} == {EndReason.WITHDRAWN}
    assert {(each.device.agent, each.device.address, each.device.name) for each in sessions} == {("", "", "")}
    assert gate.memory.tables.tokens == {}


def test_it_is_told_and_a_farewell_is_owed_to_the_old_address(gate: Gate, member: Actor) -> None:
    gate.withdraw(member)
    assert gate.told("account.withdrawn") == [{"user_id": str(member.user_id)}]
    (notice,) = gate.memory.tables.notices.values()
    assert (notice.to, notice.mail.kind, notice.mail.parts["name"]) == (EMAIL, MailKind.WITHDRAWN, "민지")


def test_address_and_name_are_free_and_the_password_opens_nothing(gate: Gate, member: Actor) -> None:
    gate.withdraw(member)
    with pytest.raises(WrongCredentials):
        gate.log_in()
    assert gate.register().id != member.user_id


def test_an_owner_of_projects_stays_whole(gate: Gate, member: Actor) -> None:
    gate.owned = {new_id(): "봄 캠페인"}
    before = gate.only_account()
    with pytest.raises(OwnsProjects) as refusal:
        gate.withdraw(member)
    (project_id,) = gate.owned
    assert refusal.value.current == {"projects": [{"id": project_id, "name": "봄 캠페인"}]}
    assert gate.only_account() == before
    assert len(gate.living_sessions()) == 1
    assert gate.told("account.withdrawn") == []


def test_a_wrong_password_keeps_the_account_and_counts_as_a_guess(gate: Gate, member: Actor) -> None:
    with pytest.raises(WrongPassword):
        gate.withdraw(member, "wrong horse")
    assert gate.only_account().is_active
    gate.withdraw(member, PASSWORD)
    assert not gate.only_account().is_active


def test_a_password_that_is_reset_while_it_is_checked_keeps_the_account(gate: Gate, member: Actor) -> None:
    gate.passwords.meanwhile = lambda: gate.put(replace(gate.only_account(), password_hash="another"))
    with pytest.raises(WrongPassword):
        gate.withdraw(member, PASSWORD)
    assert gate.only_account().is_active


def test_where_there_is_no_password_none_can_be_given(gate: Gate, member: Actor) -> None:
    gate.put(replace(gate.only_account(), password_hash=""))
    with pytest.raises(NoPassword):
        gate.withdraw(member, "anything")
    gate.withdraw(member)


def test_an_old_login_takes_the_password_however_young_its_tokens(gate: Gate, member: Actor) -> None:
    gate.clock.pass_(minutes=15)
    with pytest.raises(ProofRequired):
        gate.withdraw(member)
    assert gate.only_account().is_active
    gate.withdraw(member, PASSWORD)


def test_a_recent_login_is_proof_enough(gate: Gate, member: Actor) -> None:
    gate.clock.pass_(minutes=14, seconds=59)
    gate.withdraw(member)
    assert not gate.only_account().is_active


@pytest.mark.parametrize("session", ["none", "unknown", "ended"])
def test_without_a_living_session_no_login_is_recent(gate: Gate, member: Actor, session: str) -> None:
    if session == "ended":
        gate.end_session(member, member.session_id)
    sessions = {"none": None, "unknown": new_id(), "ended": member.session_id}
    with pytest.raises(ProofRequired):
        gate.withdraw(replace(member, session_id=sessions[session]))
    assert gate.only_account().is_active


def test_who_saw_another_state_stays(gate: Gate, member: Actor) -> None:
    with pytest.raises(Stale):
        gate.withdraw(member, version=gate.only_account().version + 1)
    assert gate.only_account().is_active


def test_leaving_twice_is_not_possible(gate: Gate, member: Actor) -> None:
    gate.withdraw(member)
    with pytest.raises(TokenInvalid):
        gate.withdraw(member)


def test_the_worker_deletes_pictures_and_writes_the_log_anew(gate: Gate, member: Actor) -> None:
    gate.store.objects = dict.fromkeys(object_keys(member.user_id, "a" * 32).values(), b"picture")
    gate.store.objects["avatars/of-another/a.webp"] = b"picture"
    gate.withdraw(member)
    for _ in range(2):
        gate.erase_traces(member.user_id)
    assert list(gate.store.objects) == ["avatars/of-another/a.webp"]
    assert gate.personal_data.renamed == [(member.user_id, WITHDRAWN_NAME)] * 2


def test_the_worker_waits_for_those_who_have_not_heard(gate: Gate, member: Actor) -> None:
    gate.withdraw(member)
    gate.personal_data.deaf = {member.user_id}
    gate.store.objects = dict.fromkeys(object_keys(member.user_id, "a" * 32).values(), b"picture")
    with pytest.raises(NewsPending):
        gate.erase_traces(member.user_id)
    assert (gate.personal_data.renamed, gate.store.objects) == ([], {})


def test_who_is_still_shown_is_taken_up_again_once_a_day_until_nothing_is_left(gate: Gate, member: Actor) -> None:
    gate.withdraw(member)
    assert gate.sweep_traces() == 0
    gate.clock.pass_(hours=7)
    assert (gate.sweep_traces(), gate.sweep_traces()) == (1, 1)
    owed = [payload for kind, payload in gate.memory.tables.jobs.values() if kind == "identity.erase_traces"]
    assert owed == [{"account_id": str(member.user_id)}]
    gate.erase_traces(member.user_id)
    assert gate.sweep_traces() == 0


@pytest.mark.parametrize("who", ["living", "unknown"])
def test_the_worker_touches_nobody_who_has_not_left(gate: Gate, member: Actor, who: str) -> None:
    gate.erase_traces(member.user_id if who == "living" else new_id())
    assert gate.personal_data.renamed == []
