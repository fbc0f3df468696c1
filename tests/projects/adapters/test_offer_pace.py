"""Mails about offers, counted by kind, project and address in memory and in Redis by the same rules."""

import pytest

from core.domain.clock import utc_now
from core.domain.email import EmailAddress
from core.domain.ids import new_id
from core.domain.mail import MAILS_AN_HOUR, MailTooSoon
from core.infrastructure.mail.post import third_party_allowance
from core.infrastructure.secrets import KeyedSecrets
from projects.application.life_ports import OfferPace
from projects.infrastructure.offer_pace import RedisOfferPace
from tests.projects.life_fakes import FakeOfferPace


@pytest.fixture(params=["fake", "real"])
def pace(request: pytest.FixtureRequest) -> OfferPace:
    return (
        FakeOfferPace(utc_now) if request.param == "fake" else RedisOfferPace(third_party_allowance(), KeyedSecrets())
    )


def somebody() -> EmailAddress:
    return EmailAddress(f"{new_id()}@example.kr")


def test_an_address_gets_one_mail_a_minute_of_each_kind_and_project(pace: OfferPace) -> None:
    project, to = new_id(), somebody()
    pace.of("offered", project).spend(to)
    with pytest.raises(MailTooSoon) as refusal:
        pace.of("offered", project).spend(to)
    assert 55 <= refusal.value.seconds <= 60
    pace.of("withdrawn", project).spend(to)
    pace.of("offered", new_id()).spend(to)


def test_what_one_address_got_keeps_nothing_from_another(pace: OfferPace) -> None:
    offered = pace.of("offered", new_id())
    for _ in range(MAILS_AN_HOUR + 1):
        offered.spend(somebody())


def test_what_is_given_back_may_be_spent_again(pace: OfferPace) -> None:
    offered, to = pace.of("offered", new_id()), somebody()
    for _ in range(MAILS_AN_HOUR + 2):
        offered.spend(to)
        offered.give_back(to)


def test_what_is_refused_takes_nothing_from_the_address(pace: OfferPace) -> None:
    busy, to = pace.of("offered", new_id()), somebody()
    busy.spend(to)
    for _ in range(MAILS_AN_HOUR + 1):
        with pytest.raises(MailTooSoon):
            busy.spend(to)
    pace.of("offered", new_id()).spend(to)
