"""Passwords: forgotten, reset, changed."""

from dataclasses import replace
from uuid import UUID

import pytest

from core.domain.errors import InvalidField
from identity.application.mails import MailKind
from identity.application.sessions import LoggedIn
from identity.domain.account import NoPassword, WrongPassword
from identity.domain.lockout import TooManyAttempts
from identity.domain.session import Device, EndReason, SessionEnded, TokenInvalid, WrongCredentials
from identity.domain.verification import CodeExpired, Purpose, WrongCode
from tests.identity.application.conftest import EMAIL, FIREFOX
from tests.identity.application.desk import ABROAD, NEW, Desk


@pytest.fixture
def world() -> Desk:
    return Desk()


def test_a_reset_sets_the_password_ends_every_session_and_tells_the_owner(world: Desk, member: LoggedIn) -> None:
    elsewhere = world.log_in()
    world.reset(world.reset_link())
    with pytest.raises(WrongCredentials):
        world.log_in()
    assert world.log_in(password=NEW)
    for session in (member, elsewhere):
        assert world.session_of(session).end_reason is EndReason.PASSWORD_RESET
        with pytest.raises(SessionEnded):
            world.refresh(session.refresh_token)
    assert world.told("password.changed") == [{"user_id": str(member.account.id), "method": "reset"}]
    assert world.notices_owed() == [(EMAIL, MailKind.PASSWORD_CHANGED)]


def test_a_reset_is_mailed_as_a_link_alone(world: Desk, member: LoggedIn) -> None:
    world.reset_link()
    assert world.mailer.sent[-1].code == ""
    (kept,) = [each for each in world.memory.tables.verifications.values() if each.purpose is Purpose.PASSWORD_RESET]
    assert kept.code_hash == ""


def test_a_reset_link_is_good_once_and_for_half_an_hour(world: Desk, member: LoggedIn) -> None:
    used = world.reset_link()
    world.reset(used)
    with pytest.raises(CodeExpired):
        world.reset(used, "yet another one")
    world.clock.pass_(minutes=2)
    late = world.reset_link()
    world.clock.pass_(minutes=30, seconds=1)
    with pytest.raises(CodeExpired):
        world.reset(late)
    assert world.log_in(password=NEW)


@pytest.mark.parametrize("token", ["", "unknown", "token-0000000000000000000000000000000000000002"])
def test_what_is_no_reset_link_resets_nothing_and_costs_no_hash(world: Desk, member: LoggedIn, token: str) -> None:
    with pytest.raises(CodeExpired):
        world.reset(token)
    assert world.log_in()


def test_a_bad_new_password_leaves_the_link_good(world: Desk, member: LoggedIn) -> None:
    link = world.reset_link()
    with pytest.raises(InvalidField):
        world.reset(link, "seven77")
    world.reset(link)


def test_a_reset_proves_the_address_too(world: Desk) -> None:
    world.register()
    code = world.mailed().code
    world.reset(world.reset_link())
    assert world.only_account().is_verified
    assert len(world.told("account.verified")) == 1
    with pytest.raises(WrongCode):
        world.verify(code=code)


def test_a_reset_ends_the_lock_out_also_where_the_owner_never_was(world: Desk, member: LoggedIn) -> None:
    for _ in range(5):
        with pytest.raises(WrongCredentials):
            world.log_in(password="guess", device=ABROAD)
    with pytest.raises(TooManyAttempts):
        world.log_in(device=ABROAD)
    world.reset(world.reset_link())
    for _ in range(5):
        with pytest.raises(WrongCredentials):
            world.log_in(password="guess", device=Device("bot", "192.0.2.66"))
    assert world.log_in(password=NEW, device=ABROAD)


def test_a_closed_account_is_not_reset(world: Desk, member: LoggedIn) -> None:
    link = world.reset_link()
    world.put(replace(world.only_account(), is_active=False))
    with pytest.raises(CodeExpired):
        world.reset(link)
    world.clock.pass_(minutes=2)
    world.send(world.only_account().id, Purpose.PASSWORD_RESET)
    assert len(world.mailer.sent) == 2


def test_forgetting_asks_alike_for_everyone(world: Desk, member: LoggedIn) -> None:
    before = len(world.memory.tables.jobs)
    for email in (EMAIL, "nobody@example.kr"):
        world.forgot(email)
    payloads = [payload for _, payload in list(world.memory.tables.jobs.values())[before:]]
    assert [payload["mail"] for payload in payloads] == ["password_reset", "password_reset"]
    assert payloads[0]["account_id"] == str(member.account.id)
    world.send(UUID(payloads[1]["account_id"]), Purpose.PASSWORD_RESET)
    assert len(world.mailer.sent) == 1


def test_resets_are_mailed_a_minute_apart_and_five_an_hour(world: Desk, member: LoggedIn) -> None:
    for _ in range(3):
        world.reset_link()
    assert len(world.mailer.sent) == 2
    for _ in range(10):
        world.clock.pass_(seconds=61)
        world.reset_link()
    assert len(world.mailer.sent) == 6


def test_a_change_keeps_this_session_and_ends_the_others(world: Desk, member: LoggedIn) -> None:
    elsewhere = world.log_in()
    world.change(world.actor(member))
    assert world.living_sessions() == [world.actor(member).session_id]
    assert world.session_of(elsewhere).end_reason is EndReason.PASSWORD_CHANGED
    assert world.log_in(password=NEW)
    assert world.told("password.changed") == [{"user_id": str(member.account.id), "method": "change"}]
    assert world.notices_owed() == [(EMAIL, MailKind.PASSWORD_CHANGED)]


def test_a_password_that_is_reset_while_it_is_checked_changes_nothing(world: Desk, member: LoggedIn) -> None:
    link = world.reset_link()
    world.passwords.meanwhile = lambda: world.reset(link)
    with pytest.raises(WrongPassword):
        world.change(world.actor(member), password="the intruder's")
    world.passwords.meanwhile = lambda: None
    assert world.log_in(password=NEW)


def test_whoever_holds_a_token_cannot_guess_the_password(world: Desk, member: LoggedIn) -> None:
    for _ in range(5):
        with pytest.raises(WrongPassword):
            world.change(world.actor(member), "guess")
    compared = world.passwords.compared
    with pytest.raises(TooManyAttempts) as raised:
        world.change(world.actor(member))
    assert (raised.value.seconds, world.passwords.compared) == (30, compared)
    assert world.log_in()


def test_an_account_without_password_is_told_so(world: Desk, member: LoggedIn) -> None:
    world.put(replace(world.only_account(), password_hash=""))
    for change in (world.change, world.ask):
        with pytest.raises(NoPassword):
            change(world.actor(member))
    with pytest.raises(WrongCredentials):
        world.log_in(password="")
    world.reset(world.reset_link())
    assert world.log_in(password=NEW)


def test_a_closed_account_changes_nothing(world: Desk, member: LoggedIn) -> None:
    world.put(replace(world.only_account(), is_active=False))
    for change in (world.change, world.ask):
        with pytest.raises(TokenInvalid):
            change(world.actor(member))
    with pytest.raises(TokenInvalid):
        world.take(world.actor(member), code="000001")


def test_verifying_makes_the_place_known(world: Desk, member: LoggedIn) -> None:
    for _ in range(5):
        with pytest.raises(WrongCredentials):
            world.log_in(password="guess", device=ABROAD)
    assert world.log_in(device=FIREFOX)
