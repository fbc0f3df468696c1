from datetime import timedelta

import pytest

from core.domain.actor import Actor
from core.domain.errors import NotFound
from core.domain.ids import new_id
from identity.application.sessions import LoggedIn
from identity.application.sweep_sessions import KEPT_DEAD
from identity.domain.session import TokenInvalid
from tests.identity.application.conftest import LIFE, World

HOUR = timedelta(hours=1)


def test_the_owner_ends_a_session_elsewhere_or_this_one(world: World, member: LoggedIn) -> None:
    here, elsewhere = world.tokens.read(member.access_token), world.session_of(world.log_in())
    world.end_session(here, elsewhere.id)
    world.end_session(here, here.session_id)
    assert world.living_sessions() == []
    assert [told["reason"] for told in world.told("session.ended")] == ["ended", "logged_out"]


def test_nobody_ends_the_session_of_another_or_one_twice(world: World, member: LoggedIn) -> None:
    here = world.tokens.read(member.access_token)
    with pytest.raises(NotFound):
        world.end_session(Actor(new_id(), "낯선 사람", new_id()), here.session_id)
    world.end_session(here, here.session_id)
    with pytest.raises(NotFound):
        world.end_session(here, here.session_id)
    assert world.memory.tables.generations == {here.user_id: 2}


@pytest.mark.parametrize("keep", [False, True])
def test_all_sessions_end_and_the_current_one_may_be_kept(world: World, member: LoggedIn, keep: bool) -> None:
    here = world.tokens.read(member.access_token)
    for _ in range(2):
        world.log_in()
    world.log_out_everywhere(here, keep_current=keep)
    assert world.living_sessions() == ([here.session_id] if keep else [])


def test_dead_sessions_are_forgotten_when_nobody_can_come_back_with_them(world: World, member: LoggedIn) -> None:
    world.clock.pass_(hours=1)
    used = world.log_in()
    world.clock.now += LIFE + KEPT_DEAD - HOUR
    assert world.sweep() == 0
    world.clock.now += timedelta(seconds=1)
    assert world.sweep() == 1
    assert world.living_sessions() == [world.session_of(used).id]
    with pytest.raises(TokenInvalid):
        world.refresh(member.refresh_token)
