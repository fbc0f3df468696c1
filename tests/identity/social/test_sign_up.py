"""Where nobody vouches for an address, the person names one and proves it."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.db import connection

from core.infrastructure.models import JobRecord
from identity.bootstrap import social
from identity.infrastructure.models import (
    PendingSignUpRecord,
    SessionRecord,
    SocialIdentityRecord,
    User,
    VerificationRecord,
)
from tests.client import Answer, ApiClient
from tests.identity.conftest import PASSWORD, Mailbox
from tests.identity.social.conftest import Visitor
from tests.identity.social.people import Person, person

Made = Callable[..., dict[str, Any]]
WorkOff = Callable[[], None]
EMAIL = "minji@example.kr"


class Newcomer:
    """Came back from a provider that vouches for nothing."""

    def __init__(self, visitor: Visitor, mailbox: Mailbox, work_off: WorkOff) -> None:
        self.api, self._visitor, self._mailbox, self._work_off = visitor.api, visitor, mailbox, work_off
        self.token = ""

    def arrive(self, name: str = "naver", somebody: Person | None = None) -> Answer:
        answer = self._visitor.log_in(name, somebody or person())
        assert answer.status_code == 202, answer.content
        self.token = answer.json()["sign_up_token"]
        return answer

    def name_address(self, email: str = EMAIL) -> Answer:
        answer = self.api.post("/v2/auth/social/email", {"sign_up_token": self.token, "email": email})
        self._work_off()
        return answer

    def prove(self, code: str, **more: str) -> Answer:
        return self.api.post("/v2/auth/social/email/verify", {"sign_up_token": self.token, "code": code} | more)

    def mailed_code(self, email: str = EMAIL) -> str:
        return self._mailbox.code(email)

    def wrong_code(self, email: str = EMAIL) -> str:
        return "000000" if self.mailed_code(email) != "000000" else "000001"


@pytest.fixture
def newcomer(visitor: Visitor, mailbox: Mailbox, work_off: WorkOff) -> Newcomer:
    return Newcomer(visitor, mailbox, work_off)


@pytest.mark.parametrize("name", ["kakao", "naver", "google"])
def test_without_an_address_the_account_waits_for_one(newcomer: Newcomer, name: str) -> None:
    waiting = newcomer.arrive(name).json()
    assert (waiting["status"], waiting["email"], waiting["expires_in"]) == ("email_required", None, 1800)
    assert not User.objects.exists()
    assert newcomer.name_address().status_code == 202
    session = newcomer.prove(newcomer.mailed_code(), device_name="내 노트북").json()
    assert (session["user"]["email"], session["user"]["is_verified"]) == (EMAIL, True)
    assert (User.objects.get().login_method, User.objects.get().password) == (name, "")
    assert SessionRecord.objects.get().name == "내 노트북"
    assert not PendingSignUpRecord.objects.exists()


def test_naver_suggests_an_address_but_never_proves_it(newcomer: Newcomer) -> None:
    assert newcomer.arrive("naver", person("minji@naver.com")).json()["email"] == "minji@naver.com"


def test_afterwards_the_provider_alone_is_enough(newcomer: Newcomer, visitor: Visitor) -> None:
    somebody = person()
    newcomer.arrive("naver", somebody)
    newcomer.name_address()
    first = newcomer.prove(newcomer.mailed_code()).json()["user"]["id"]
    again = visitor.log_in("naver", somebody)
    assert (again.status_code, again.json()["user"]["id"]) == (200, first)


def test_a_code_links_the_account_of_the_address(newcomer: Newcomer, verified: Made, mailbox: Mailbox) -> None:
    account = verified("minji")["user"]
    newcomer.arrive()
    newcomer.name_address(account["email"])
    assert newcomer.prove(newcomer.mailed_code(account["email"])).json()["user"]["id"] == account["id"]
    body = {"email": account["email"], "password": PASSWORD}
    assert newcomer.api.post("/v2/auth/login", body).status_code == 200
    assert str(SocialIdentityRecord.objects.get().account_id) == account["id"]


def test_a_code_takes_an_unproved_account_from_whoever_made_it(newcomer: Newcomer, registered: Made) -> None:
    planted = registered("victim")
    newcomer.arrive()
    newcomer.name_address(planted["email"])
    assert newcomer.prove(newcomer.mailed_code(planted["email"])).json()["user"]["is_verified"]
    body = {"email": planted["email"], "password": PASSWORD}
    assert newcomer.api.post("/v2/auth/login", body).code == "auth.wrong_credentials"


def test_the_answer_does_not_tell_whether_the_address_has_an_account(newcomer: Newcomer, verified: Made) -> None:
    email = verified("minji")["user"]["email"]
    answers = []
    for address in (email, "nobody@example.kr"):
        newcomer.arrive()
        answers.append([newcomer.name_address(address).status_code for _ in range(2)])
    assert answers == [[202, 429], [202, 429]]


def test_a_code_is_good_once_and_five_tries_are_all(newcomer: Newcomer) -> None:
    newcomer.arrive()
    newcomer.name_address()
    for _ in range(5):
        assert newcomer.prove(newcomer.wrong_code()).code == "verification.wrong_code"
    assert newcomer.prove(newcomer.mailed_code()).code == "verification.locked"
    assert not User.objects.exists()


def test_a_code_is_no_use_before_a_mail_or_after_ten_minutes(newcomer: Newcomer) -> None:
    newcomer.arrive()
    assert newcomer.prove("123456").code == "verification.expired"
    newcomer.name_address()
    VerificationRecord.objects.update(issued_at=datetime.now(UTC) - timedelta(minutes=11))
    assert newcomer.prove(newcomer.mailed_code()).code == "verification.expired"


def test_another_mail_waits_and_nothing_changes_meanwhile(newcomer: Newcomer, mailbox: Mailbox) -> None:
    newcomer.arrive()
    newcomer.name_address()
    refused = newcomer.name_address("other@example.kr")
    assert (refused.status_code, refused.code) == (429, "mail.too_soon")
    assert 0 < int(refused.headers["Retry-After"]) <= 60
    assert mailbox.to("other@example.kr") == []
    assert newcomer.prove(newcomer.mailed_code()).json()["user"]["email"] == EMAIL


def test_a_login_begun_anew_is_no_way_around_the_cooldown(newcomer: Newcomer, mailbox: Mailbox) -> None:
    somebody = person()
    for _ in range(3):
        newcomer.arrive("naver", somebody)
        newcomer.name_address()
    assert len(mailbox.to(EMAIL)) == 1


def test_a_code_proves_only_the_address_that_it_was_mailed_to(newcomer: Newcomer) -> None:
    newcomer.arrive()
    newcomer.name_address("mine@example.kr")
    code = newcomer.mailed_code("mine@example.kr")
    VerificationRecord.objects.update(sent_at=[], issued_at=datetime.now(UTC) - timedelta(minutes=1))
    asked = {"sign_up_token": newcomer.token, "email": "victim@example.kr"}
    assert newcomer.api.post("/v2/auth/social/email", asked).status_code == 202
    assert newcomer.prove(code).code == "verification.expired"
    assert not User.objects.exists()


@pytest.mark.parametrize("token", ["made-up", "x" * 200])
def test_a_sign_up_that_nobody_began_is_over(newcomer: Newcomer, token: str) -> None:
    newcomer.token = token
    assert newcomer.name_address().code == "social.sign_up_expired"
    assert newcomer.prove("123456").code == "social.sign_up_expired"


def test_a_sign_up_ends_after_half_an_hour(newcomer: Newcomer) -> None:
    newcomer.arrive()
    newcomer.name_address()
    code = newcomer.mailed_code()
    PendingSignUpRecord.objects.update(created_at=datetime.now(UTC) - timedelta(minutes=31))
    assert newcomer.prove(code).code == "social.sign_up_expired"
    assert newcomer.name_address().code == "social.sign_up_expired"
    assert social().sweep_sign_ups() == 0
    PendingSignUpRecord.objects.update(created_at=datetime.now(UTC) - timedelta(minutes=91))
    assert social().sweep_sign_ups() == 1
    assert not VerificationRecord.objects.exists()


def test_a_closed_account_is_not_opened_by_a_code(newcomer: Newcomer, verified: Made) -> None:
    email = verified("minji")["user"]["email"]
    User.objects.update(is_active=False)
    newcomer.arrive()
    newcomer.name_address(email)
    assert newcomer.prove(newcomer.mailed_code(email)).code == "auth.wrong_credentials"


def test_an_address_that_is_none_is_refused_in_its_place(newcomer: Newcomer) -> None:
    newcomer.arrive()
    answer = newcomer.name_address("minji@")
    assert [error["pointer"] for error in answer.json()["errors"]] == ["/email"]


def test_the_mail_is_owed_without_its_address_and_the_token_is_not_kept(newcomer: Newcomer) -> None:
    newcomer.arrive()
    newcomer.name_address()
    (job,) = JobRecord.objects.filter(kind="identity.send_mail")
    assert set(job.payload) == {"mail", "sign_up_id"}
    kept = str([list(model.objects.values()) for model in (PendingSignUpRecord, VerificationRecord, JobRecord)])
    assert newcomer.token not in kept
    assert f"'{newcomer.mailed_code()}'" not in kept


@pytest.mark.django_db(transaction=True)
def test_one_code_on_four_devices_at_once_opens_one_session(newcomer: Newcomer) -> None:
    newcomer.arrive()
    newcomer.name_address()
    body = {"sign_up_token": newcomer.token, "code": newcomer.mailed_code()}

    def one(_: int) -> int:
        try:
            return ApiClient().post("/v2/auth/social/email/verify", body).status_code
        finally:
            connection.close()

    with ThreadPoolExecutor(4) as threads:
        statuses = sorted(threads.map(one, range(4)))
    assert statuses == [200, 422, 422, 422]
    assert (User.objects.count(), SessionRecord.objects.count()) == (1, 1)
