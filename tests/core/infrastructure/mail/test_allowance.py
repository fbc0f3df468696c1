"""Mails to an address, counted in memory and in Redis by the same rules."""

from concurrent.futures import ThreadPoolExecutor

import pytest

from core.application.mail_ports import MailAllowance
from core.application.refusals import Unavailable
from core.domain.clock import utc_now
from core.domain.email import EmailAddress
from core.domain.ids import new_id
from core.domain.mail import MailTooSoon
from core.infrastructure.mail.allowance import RedisMailAllowance
from core.infrastructure.redis import redis_client
from core.infrastructure.secrets import KeyedSecrets
from tests.core.fake_mails import FakeMailAllowance


@pytest.fixture(params=["fake", "real"])
def allowance(request: pytest.FixtureRequest) -> MailAllowance:
    return FakeMailAllowance(utc_now) if request.param == "fake" else RedisMailAllowance(KeyedSecrets())


@pytest.fixture
def somebody() -> EmailAddress:
    return EmailAddress(f"{new_id()}@example.kr")


def spend(allowance: MailAllowance, to: EmailAddress) -> int:
    """The seconds to wait; 0 when it may be mailed."""
    try:
        allowance.spend(to)
    except MailTooSoon as refusal:
        return refusal.seconds
    return 0


def test_five_mails_an_hour_go_to_an_address_however_it_is_written(
    allowance: MailAllowance, somebody: EmailAddress
) -> None:
    told = [spend(allowance, to) for to in (somebody, EmailAddress(somebody.shown.upper())) for _ in range(3)]
    assert told[:5] == [0] * 5
    assert 3590 <= told[5] <= 3600
    assert spend(allowance, EmailAddress(f"x{somebody.shown}")) == 0


def test_what_is_given_back_may_be_spent_again(allowance: MailAllowance, somebody: EmailAddress) -> None:
    allowance.give_back(somebody)
    assert [spend(allowance, somebody) for _ in range(5)] == [0] * 5
    allowance.give_back(somebody)
    assert [spend(allowance, somebody) > 0 for _ in range(2)] == [False, True]


def test_of_twenty_at_once_five_are_mailed(somebody: EmailAddress) -> None:
    allowance = RedisMailAllowance(KeyedSecrets())
    with ThreadPoolExecutor(20) as threads:
        waits = list(threads.map(lambda _: spend(allowance, somebody), range(20)))
    assert waits.count(0) == 5


def test_redis_holds_no_address_and_forgets_within_the_hour(somebody: EmailAddress) -> None:
    RedisMailAllowance(KeyedSecrets()).spend(somebody)
    (key,) = redis_client().scan_iter("rate:mail_to:*")
    assert b"@" not in key
    assert somebody.shown.split("@")[0] not in key.decode()
    assert 0 < redis_client().pttl(key) <= 3_600_000


def test_without_redis_nothing_is_mailed_to_strangers(redis_away: None, somebody: EmailAddress) -> None:
    away = FakeMailAllowance(utc_now)
    away.away = True
    for allowance in (away, RedisMailAllowance(KeyedSecrets())):
        with pytest.raises(Unavailable):
            allowance.spend(somebody)
        allowance.give_back(somebody)
