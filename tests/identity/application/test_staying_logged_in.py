from dataclasses import replace
from datetime import timedelta

import pytest

from core.domain.actor import Actor
from identity.application.mails import MailKind
from identity.application.sessions import LoggedIn
from identity.domain.account import EmailNotVerified
from identity.domain.session import (
    GRACE,
    Device,
    EndReason,
    SessionEnded,
    TokenInvalid,
    TokenReused,
    WrongCredentials,
)
from tests.identity.application.conftest import EMAIL, FIREFOX, PASSWORD, World


def test_logging_in_opens_a_session_of_its_own_and_remembers_when(world: World, member: LoggedIn) -> None:
    world.clock.pass_(hours=1)
    session = world.log_in(EMAIL.upper())
    actor = world.tokens.read(session.access_token)
    assert (actor.user_id, actor.name) == (member.account.id, "민지")
    assert actor.session_id != world.tokens.read(member.access_token).session_id
    assert world.only_account().last_login_at == world.clock.now


@pytest.mark.parametrize(("email", "password"), [(EMAIL, "wrong"), ("nobody@example.kr", PASSWORD), ("nobody", "x")])
def test_wrong_credentials_cost_one_comparison_whoever_is_asked_for(
    world: World, member: LoggedIn, email: str, password: str
) -> None:
    before = world.passwords.compared
    with pytest.raises(WrongCredentials):
        world.log_in(email, password)
    assert world.passwords.compared == before + 1


def test_an_unverified_address_is_told_only_to_who_knows_the_password(world: World) -> None:
    world.register()
    with pytest.raises(WrongCredentials):
        world.log_in(password="wrong password")
    with pytest.raises(EmailNotVerified):
        world.log_in()
    assert world.living_sessions() == []


def test_a_closed_account_answers_like_a_wrong_password_and_refreshes_nothing(world: World, member: LoggedIn) -> None:
    world.put(replace(world.only_account(), is_active=False))
    with pytest.raises(WrongCredentials):
        world.log_in()
    with pytest.raises(TokenInvalid):
        world.refresh(member.refresh_token)


def test_each_refresh_gives_new_tokens_of_the_same_session(world: World, member: LoggedIn) -> None:
    renewed = world.refresh(member.refresh_token)
    assert renewed.refresh_token != member.refresh_token
    before, after = (world.tokens.read(each.access_token) for each in (member, renewed))
    assert before == after


def test_a_stolen_token_that_comes_back_ends_the_family_and_no_other(world: World, member: LoggedIn) -> None:
    elsewhere = world.log_in()
    renewed = world.refresh(member.refresh_token)
    world.clock.pass_(seconds=GRACE.total_seconds() + 1)
    for holder in (member, renewed, member):
        with pytest.raises(TokenReused):
            world.refresh(holder.refresh_token)
    assert world.refresh(elsewhere.refresh_token)
    assert [told["reason"] for told in world.told("session.ended")] == ["token_reused"]
    (notice,) = world.memory.tables.notices.values()
    assert (notice.to, notice.mail.kind) == (EMAIL, MailKind.TOKEN_REUSED)
    assert notice.mail.parts["device"] == "Firefox"


def test_a_stolen_token_is_noticed_at_once_when_another_device_comes_with_it(world: World, member: LoggedIn) -> None:
    thief = Device("curl/8", "198.51.100.66")
    stolen = world.refresh(member.refresh_token, thief)
    for holder, device in ((member, FIREFOX), (stolen, thief)):
        with pytest.raises(TokenReused):
            world.refresh(holder.refresh_token, device)
    assert world.living_sessions() == []


def test_tabs_that_refresh_together_stay_in_one_living_family(world: World, member: LoggedIn) -> None:
    renewed = [world.refresh(member.refresh_token) for _ in range(10)]
    world.clock.now += GRACE + timedelta(seconds=1)
    assert all(world.refresh(each.refresh_token) for each in renewed)
    assert len(world.living_sessions()) == 1


@pytest.mark.parametrize("token", ["", "unknown", "hash of token"])
def test_an_unknown_refresh_token_is_refused(world: World, member: LoggedIn, token: str) -> None:
    with pytest.raises(TokenInvalid):
        world.refresh(token)


def test_no_token_is_kept_in_the_clear(world: World, member: LoggedIn) -> None:
    assert member.refresh_token not in world.memory.tables.tokens


def test_logging_out_ends_this_session_only_and_may_be_repeated(world: World, member: LoggedIn) -> None:
    elsewhere = world.log_in()
    for _ in range(2):
        world.log_out(member.refresh_token)
    world.log_out("unknown")
    with pytest.raises(SessionEnded):
        world.refresh(member.refresh_token)
    assert world.refresh(elsewhere.refresh_token)
    assert [told["reason"] for told in world.told("session.ended")] == ["logged_out"]


def test_a_session_knows_its_device_and_how_it_was_opened(world: World, member: LoggedIn) -> None:
    session = world.session_of(member)
    assert session.device == Device("Firefox/130", "203.0.113.7", "Firefox")
    opened = {"user_id": str(member.account.id), "session_id": str(session.id), "method": "email"}
    assert world.told("session.opened") == [opened]


def test_a_refresh_notes_where_the_device_is_now(world: World, member: LoggedIn) -> None:
    moved = Device("Safari/18", "198.51.100.9")
    world.clock.pass_(hours=1)
    world.refresh(member.refresh_token, moved)
    session = world.session_of(member)
    assert session.device == Device("Safari/18", "198.51.100.9", "Safari")
    assert session.last_used_at == world.clock.now


def test_the_name_that_its_owner_gave_a_device_stays(world: World, member: LoggedIn) -> None:
    named = world.log_in(device=Device("Firefox/130", "203.0.113.7", "편집실 노트북"))
    world.refresh(named.refresh_token, Device("Firefox/131", "203.0.113.7"))
    assert world.session_of(named).device.name == "편집실 노트북"


def test_all_sessions_end_but_the_one_to_keep_and_the_standing_changes(world: World, member: LoggedIn) -> None:
    kept, user_id = world.session_of(world.log_in()), member.account.id
    with world.memory.unit_of_work(by=Actor(user_id, "민지")):
        assert world.end_sessions(user_id, EndReason.PASSWORD_CHANGED, keep=kept.id) == 1
    assert world.living_sessions() == [kept.id]
    assert world.memory.tables.generations == {user_id: 2}
    assert world.told("standing.changed") == [{"user_id": str(user_id)}]
    ended = {"user_id": str(user_id), "session_id": str(world.session_of(member).id), "reason": "password_changed"}
    assert world.told("session.ended") == [ended]


def test_a_ticket_stands_for_its_owner_once_and_for_thirty_seconds(world: World, member: LoggedIn) -> None:
    actor = world.tokens.read(member.access_token)
    used, late = world.issue_ticket(actor), world.issue_ticket(actor)
    assert (used.expires_in, world.redeem_ticket(used.ticket)) == (30, actor)
    world.clock.pass_(seconds=30)
    for ticket in (used.ticket, late.ticket, "unknown"):
        with pytest.raises(TokenInvalid):
            world.redeem_ticket(ticket)
