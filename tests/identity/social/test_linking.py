"""A signed-in person lets providers open their account, and takes it back."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.utils.timezone import now

from core.infrastructure.models import AuditRecord
from identity.infrastructure.models import SessionRecord, SocialIdentityRecord, User
from tests.client import Answer, ApiClient
from tests.identity.conftest import PASSWORD, Mailbox
from tests.identity.social.conftest import Visitor
from tests.identity.social.people import Person, person

Made = Callable[..., dict[str, Any]]


class Member:
    def __init__(self, visitor: Visitor, session: dict[str, Any]) -> None:
        self._visitor, self.api = visitor, visitor.with_session(session)
        self.email, self.id = session["user"]["email"], session["user"]["id"]

    def link(self, name: str, somebody: Person) -> Answer:
        return self.api.post(f"/v2/me/social/{name}/link", self._visitor.returned(name, somebody))

    def unlink(self, name: str) -> Answer:
        return self.api.delete(f"/v2/me/social/{name}")

    def linked(self) -> list[str]:
        return [row["name"] for row in self.api.get("/v2/me/social").json()["identities"]]


@pytest.fixture
def member(visitor: Visitor, verified: Made) -> Member:
    """With a password."""
    return Member(visitor, verified("minji"))


@pytest.mark.parametrize("name", ["kakao", "naver", "google"])
def test_a_linked_provider_opens_the_account_whatever_its_address(
    member: Member, visitor: Visitor, mailbox: Mailbox, work_off: Callable[[], None], name: str
) -> None:
    somebody = person("elsewhere@example.kr", is_email_verified=False)
    answer = member.link(name, somebody)
    assert (answer.status_code, answer.json()["name"]) == (200, name)
    assert answer.json()["email"] == "elsewhere@example.kr"
    assert member.linked() == [name]
    assert visitor.log_in(name, somebody).json()["user"]["id"] == member.id
    work_off()
    assert "소셜 로그인이 연결" in mailbox.newest(member.email)["Subject"]


def test_an_old_login_links_by_the_password_only(member: Member, visitor: Visitor) -> None:
    SessionRecord.objects.update(created_at=now() - timedelta(minutes=15))
    body = visitor.returned("kakao", person())
    refused = member.api.post("/v2/me/social/kakao/link", body)
    assert (refused.status_code, refused.code) == (403, "auth.proof_required")
    wrong = member.api.post("/v2/me/social/kakao/link", body | {"password": "wrong horse"})
    assert (wrong.status_code, wrong.code) == (422, "account.wrong_password")
    assert member.linked() == []
    assert member.api.post("/v2/me/social/kakao/link", body | {"password": PASSWORD}).status_code == 200


def test_linking_once_more_changes_nothing(member: Member) -> None:
    somebody = person("minji@example.kr")
    first, again = member.link("kakao", somebody), member.link("kakao", somebody)
    assert first.json() == again.json()
    assert SocialIdentityRecord.objects.count() == 1


def test_repeating_the_request_under_its_key_repeats_the_answer(member: Member, visitor: Visitor) -> None:
    api, body = member.api.with_(Idempotency_Key="once"), visitor.returned("kakao", person())
    answers = [api.post("/v2/me/social/kakao/link", body) for _ in range(2)]
    assert [answer.status_code for answer in answers] == [200, 200]
    assert answers[0].json() == answers[1].json()


def test_a_social_account_opens_one_account_only(member: Member, visitor: Visitor) -> None:
    somebody = person("other@example.kr")
    other = visitor.log_in("kakao", somebody).json()["user"]["id"]
    answer = member.link("kakao", somebody)
    assert (answer.status_code, answer.code) == (409, "social.identity_taken")
    assert visitor.log_in("kakao", somebody).json()["user"]["id"] == other


def test_an_account_has_one_social_account_of_each_provider(member: Member) -> None:
    member.link("kakao", person())
    assert member.link("kakao", person()).code == "social.already_linked"


def test_a_login_that_somebody_else_began_links_nothing(member: Member, visitor: Visitor) -> None:
    body = visitor.returned("kakao", person()) | {"flow_token": visitor.begin("kakao")["flow_token"]}
    answer = member.api.post("/v2/me/social/kakao/link", body)
    assert (answer.status_code, answer.code) == (422, "social.state_invalid")
    assert member.linked() == []


def test_who_says_no_links_nothing(member: Member, visitor: Visitor) -> None:
    begun = visitor.begin("kakao")
    body = visitor.callback(begun, visitor.browser.say_no(begun["authorization_url"]))
    assert member.api.post("/v2/me/social/kakao/link", body).code == "social.denied"


def test_an_unlinked_provider_opens_the_account_no_longer(member: Member, visitor: Visitor) -> None:
    somebody = person()
    member.link("naver", somebody)
    assert member.unlink("naver").status_code == 204
    assert member.linked() == []
    assert visitor.log_in("naver", somebody).status_code == 202
    assert (member.unlink("naver").status_code, member.unlink("facebook").status_code) == (404, 404)


def test_the_last_way_in_stays(visitor: Visitor) -> None:
    somebody = person("minji@example.kr")
    member = Member(visitor, visitor.log_in("google", somebody).json())
    answer = member.unlink("google")
    assert (answer.status_code, answer.code) == (409, "social.last_way_in")
    member.link("kakao", person())
    assert member.unlink("google").status_code == 204
    assert member.unlink("kakao").code == "social.last_way_in"
    User.objects.update(password="hashed")
    assert member.unlink("kakao").status_code == 204


def test_linking_and_unlinking_are_in_the_trail(member: Member) -> None:
    member.link("kakao", person("secret@example.kr"))
    member.unlink("kakao")
    rows = AuditRecord.objects.filter(action__startswith="social.").order_by("at", "id")
    assert [(row.action, row.detail, str(row.actor_id), str(row.account_id)) for row in rows] == [
        ("social.linked", {"provider": "kakao"}, member.id, member.id),
        ("social.unlinked", {"provider": "kakao"}, member.id, member.id),
    ]


def test_strangers_link_nothing(visitor: Visitor) -> None:
    assert visitor.api.get("/v2/me/social").code == "auth.required"
    body = visitor.returned("kakao", person())
    assert visitor.api.post("/v2/me/social/kakao/link", body).code == "auth.required"


@pytest.mark.django_db(transaction=True)
def test_two_ways_in_that_go_at_once_leave_one(visitor: Visitor) -> None:
    member = Member(visitor, visitor.log_in("google", person("minji@example.kr")).json())
    member.link("kakao", person())

    def one(name: str) -> int:
        try:
            return member.unlink(name).status_code
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as threads:
        statuses = sorted(threads.map(one, ["google", "kakao"]))
    assert statuses == [204, 409]
    assert SocialIdentityRecord.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_one_social_account_linked_to_two_at_once_opens_one(visitor: Visitor) -> None:
    somebody = person()
    sessions = [visitor.log_in("google", person(f"m{number}@example.kr")).json() for number in range(2)]
    asked = [(visitor.with_session(session), visitor.returned("kakao", somebody)) for session in sessions]

    def one(pair: tuple[ApiClient, dict[str, Any]]) -> int:
        try:
            return pair[0].post("/v2/me/social/kakao/link", pair[1]).status_code
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as threads:
        statuses = sorted(threads.map(one, asked))
    assert statuses == [200, 409]
