"""Tries at a password, counted in memory and in Redis by the same rules."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from typing import Any

import pytest

from core.application.refusals import Unavailable
from core.domain.ids import new_id
from core.infrastructure.redis import redis_client
from core.infrastructure.secrets import KeyedSecrets
from identity.application.ports import LoginAttempts
from identity.domain.lockout import Guess, LockOutBegan, LockOutRules, TooManyAttempts
from identity.infrastructure.login_attempts import RedisLoginAttempts
from tests.identity.fake_attempts import FakeLoginAttempts
from tests.identity.fakes import FakeClock

RULES = LockOutRules()
HOME, OFFICE, ABROAD = "198.51.100.7", "203.0.113.20", "2001:db8:1:2::7"


class Desk:
    """Somebody tries passwords."""

    def __init__(self, attempts: LoginAttempts, clock: FakeClock) -> None:
        self.attempts, self.clock = attempts, clock
        self.who = f"{new_id()}@example.kr"

    def fail(self, address: str = HOME, who: str = "") -> int:
        """A wrong password; the seconds to wait when it was not even tried."""
        try:
            self.attempts.admit(Guess(who or self.who, address))
        except TooManyAttempts as refusal:
            return refusal.seconds
        return 0

    def log_in(self, address: str = HOME) -> None:
        self.attempts.admit(Guess(self.who, address))
        self.attempts.succeeded(Guess(self.who, address))


@pytest.fixture(params=["fake", "real"])
def desk(request: pytest.FixtureRequest) -> Desk:
    redis_client().flushdb()
    clock = FakeClock()
    if request.param == "fake":
        return Desk(FakeLoginAttempts(RULES, clock), clock)
    return Desk(RedisLoginAttempts(RULES, KeyedSecrets(), clock), clock)


def test_five_tries_are_free_then_each_waits_twice_as_long_up_to_a_quarter_of_an_hour(desk: Desk) -> None:
    assert [desk.fail() for _ in range(5)] == [0] * 5
    waits = []
    for _ in range(7):
        waits.append(desk.fail())
        desk.clock.pass_(seconds=waits[-1])
        assert desk.fail() == 0
    assert waits == [30, 60, 120, 240, 480, 900, 900]


def test_a_try_that_is_turned_away_does_not_lengthen_the_wait(desk: Desk) -> None:
    for _ in range(5):
        desk.fail()
    assert [desk.fail() for _ in range(20)] == [30] * 20
    desk.clock.pass_(seconds=29.2)
    assert desk.fail() == 1


def test_only_the_first_that_a_lock_out_turns_away_is_news(desk: Desk) -> None:
    for _ in range(5):
        desk.fail()
    kinds = []
    for _ in range(3):
        with pytest.raises(TooManyAttempts) as raised:
            desk.attempts.admit(Guess(desk.who, HOME))
        kinds.append(raised.type)
    assert kinds == [LockOutBegan, TooManyAttempts, TooManyAttempts]
    desk.clock.pass_(seconds=30)
    desk.fail()
    with pytest.raises(LockOutBegan):
        desk.attempts.admit(Guess(desk.who, HOME))


def test_an_account_is_tried_from_many_addresses_as_rarely_as_from_one(desk: Desk) -> None:
    assert [desk.fail(f"198.51.100.{number}") for number in range(7)] == [0] * 5 + [30, 30]


def test_an_address_that_tries_many_accounts_is_slowed_down_later(desk: Desk) -> None:
    waits = [desk.fail(OFFICE, who=f"{new_id()}@example.kr") for _ in range(32)]
    assert waits == [0] * 30 + [30, 30]
    assert desk.fail(HOME, who="somebody@else.kr") == 0


def test_a_right_password_ends_the_count(desk: Desk) -> None:
    for _ in range(3):
        assert [desk.fail() for _ in range(4)] == [0] * 4
        desk.log_in()


def test_what_strangers_try_elsewhere_does_not_slow_the_owner_where_they_logged_in_before(desk: Desk) -> None:
    desk.log_in(HOME)
    for _ in range(5):
        desk.fail(ABROAD)
    assert desk.fail(ABROAD) == 30
    assert [desk.fail(HOME) for _ in range(4)] == [0] * 4
    desk.log_in(HOME)
    assert desk.fail(ABROAD) == 30
    assert [desk.fail(HOME) for _ in range(6)] == [0] * 5 + [30]


def test_an_office_that_is_slowed_down_still_lets_in_whoever_logged_in_there_before(desk: Desk) -> None:
    desk.log_in(OFFICE)
    for _ in range(31):
        desk.fail(OFFICE, who=f"{new_id()}@example.kr")
    assert desk.fail(OFFICE, who="newcomer@example.kr") == 30
    assert desk.fail(OFFICE) == 0


def test_logging_in_to_an_account_of_ones_own_pays_for_no_try_at_others(desk: Desk) -> None:
    for _ in range(29):
        desk.fail(OFFICE, who=f"{new_id()}@example.kr")
    desk.log_in(OFFICE)
    assert [desk.fail(OFFICE, who=f"{new_id()}@example.kr") for _ in range(2)] == [0, 30]


def test_a_try_that_came_to_nothing_does_not_count(desk: Desk) -> None:
    for _ in range(20):
        desk.attempts.admit(Guess(desk.who, HOME))
        desk.attempts.take_back(Guess(desk.who, HOME))
    assert [desk.fail() for _ in range(6)] == [0] * 5 + [30]


def test_counts_fade_in_a_day(desk: Desk) -> None:
    for _ in range(5):
        desk.fail()
    desk.clock.pass_(hours=23)
    assert desk.fail() == 0
    assert desk.fail() == 60
    desk.clock.pass_(hours=24)
    assert [desk.fail() for _ in range(6)] == [0] * 5 + [30]


def test_a_reset_ends_every_count_and_makes_the_address_known(desk: Desk) -> None:
    for number in range(5):
        desk.fail(f"198.51.100.{number}")
    assert desk.fail(HOME) == 30
    desk.attempts.forgive(Guess(desk.who, HOME))
    for _ in range(6):
        desk.fail(ABROAD)
    assert desk.fail(HOME) == 0


def test_proving_ones_own_account_pays_for_no_try_at_others(desk: Desk) -> None:
    for _ in range(30):
        desk.fail(OFFICE, who=f"{new_id()}@example.kr")
    for _ in range(3):
        desk.attempts.forgive(Guess(f"{new_id()}@example.kr", OFFICE))
    assert desk.fail(OFFICE, who="victim@example.kr") == 30


def test_who_is_known_by_a_token_has_one_counter(desk: Desk) -> None:
    assert [desk.fail("") for _ in range(6)] == [0] * 5 + [30]
    assert desk.fail("", who="account of somebody else") == 0
    desk.clock.pass_(seconds=30)
    desk.log_in("")
    assert [desk.fail("") for _ in range(5)] == [0] * 5
    desk.attempts.forgive(Guess(desk.who))
    assert desk.fail("") == 0


def test_a_whole_network_of_version_six_is_one_address(desk: Desk) -> None:
    for number in range(30):
        desk.fail(f"2001:db8:1:2::{number:x}", who=f"{new_id()}@example.kr")
    assert desk.fail("2001:db8:1:2:ffff::1") == 30
    assert desk.fail("2001:db8:1:3::1") == 0


def test_twenty_tries_at_once_are_five() -> None:
    attempts, who = RedisLoginAttempts(RULES, KeyedSecrets(), FakeClock()), f"{new_id()}@example.kr"
    desk = Desk(attempts, FakeClock())
    with ThreadPoolExecutor(20) as threads:
        waits = list(threads.map(lambda _: desk.fail(who=who), range(20)))
    assert sorted(waits) == [0] * 5 + [30] * 15


def test_redis_holds_neither_names_nor_addresses_and_forgets() -> None:
    redis_client().flushdb()
    desk = Desk(RedisLoginAttempts(RULES, KeyedSecrets(), FakeClock()), FakeClock())
    desk.log_in()
    desk.fail()
    desk.fail(OFFICE)
    keys = [key.decode() for key in redis_client().scan_iter()]
    assert len(keys) == 4
    assert not any(part in key for key in keys for part in ("@", desk.who, HOME, OFFICE))
    longest = {"known": RULES.remembered, "pair": RULES.fading, "who": RULES.fading, "from": RULES.fading}
    for key in keys:
        limit = longest[key.split(":")[1]] / timedelta(milliseconds=1)
        assert limit * 0.99 < redis_client().pttl(key) <= limit


@pytest.fixture
def redis_away(settings: Any) -> Any:
    settings.REDIS_URL = "redis://127.0.0.1:9/0"
    redis_client.cache_clear()
    yield
    redis_client.cache_clear()


@pytest.mark.usefixtures("redis_away")
def test_without_redis_nobody_is_admitted_and_nobody_who_was_is_harmed() -> None:
    attempts: Any = RedisLoginAttempts(RULES, KeyedSecrets(), FakeClock())
    ends: list[Callable[[Guess], None]] = [attempts.take_back, attempts.succeeded, attempts.forgive]
    with pytest.raises(Unavailable):
        attempts.admit(Guess("a@example.kr", HOME))
    for end in ends:
        end(Guess("a@example.kr", HOME))
