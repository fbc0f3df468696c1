"""A token that was issued is believed only as long as its session and its account stand."""

from dataclasses import replace

import pytest

from core.domain.actor import Actor
from core.domain.ids import new_id
from identity.application.sessions import LoggedIn
from identity.domain.account import EmailNotVerified
from identity.domain.session import EndReason, SessionEnded, TokenInvalid
from tests.identity.application.conftest import World


def test_a_token_tells_who_comes_with_it(world: World, member: LoggedIn) -> None:
    assert world.authenticate(member.access_token).user_id == member.account.id


def test_a_token_dies_with_its_session_and_no_other(world: World, member: LoggedIn) -> None:
    elsewhere = world.log_in()
    world.log_out(member.refresh_token)
    with pytest.raises(SessionEnded):
        world.authenticate(member.access_token)
    assert world.authenticate(elsewhere.access_token)


def test_a_closed_account_is_told_no_more_than_that_the_token_is_no_good(world: World, member: LoggedIn) -> None:
    world.log_out(member.refresh_token)
    for change in ({"is_active": False}, {"withdrawn_at": world.clock.now}):
        world.put(replace(member.account, **change))
        with pytest.raises(TokenInvalid):
            world.authenticate(member.access_token)


def test_a_token_of_nobody_is_no_good(world: World) -> None:
    with pytest.raises(TokenInvalid):
        world.authenticate(world.tokens.issue(Actor(new_id(), "없는 사람")))


def test_who_has_not_proved_the_address_is_told_so(world: World, member: LoggedIn) -> None:
    world.put(replace(member.account, is_verified=False))
    with pytest.raises(EmailNotVerified):
        world.authenticate(member.access_token)


def test_a_ticket_dies_with_its_session(world: World, member: LoggedIn) -> None:
    ticket = world.issue_ticket(world.tokens.read(member.access_token)).ticket
    world.log_out(member.refresh_token)
    with pytest.raises(SessionEnded):
        world.redeem_ticket(ticket)


def test_those_who_may_no_longer_be_here_are_found_in_one_batch(world: World, member: LoggedIn) -> None:
    leaving, staying = (world.session_of(world.log_in()).id for _ in range(2))
    user_id, nobody = member.account.id, new_id()
    with world.memory.unit_of_work(by=Actor(user_id, "민지")):
        world.end_sessions(user_id, EndReason.ENDED, only=leaving)
    holders = {(user_id, leaving), (user_id, staying), (user_id, None), (nobody, None)}
    assert world.revoked(holders) == {(user_id, leaving), (nobody, None)}
    world.put(replace(member.account, is_active=False))
    assert world.revoked(holders) == holders
