"""Logging in by a provider: from the button to the session."""

from collections.abc import Callable
from typing import Any

import pytest

from core.infrastructure.models import AuditRecord
from identity.infrastructure.models import SessionRecord, SocialIdentityRecord, User
from tests.client import ApiClient
from tests.identity.conftest import PASSWORD, Mailbox
from tests.identity.social.conftest import Visitor
from tests.identity.social.people import person

Made = Callable[..., dict[str, Any]]
VOUCHING = ("kakao", "google")


def test_without_a_registration_every_provider_is_off_and_says_so(api: ApiClient) -> None:
    rows = api.with_(Accept_Language="en").get("/v2/auth/social").json()["providers"]
    assert rows == [
        {"name": "kakao", "label": "Kakao", "configured": False},
        {"name": "naver", "label": "Naver", "configured": False},
        {"name": "google", "label": "Google", "configured": False},
    ]
    started = api.post("/v2/auth/social/kakao/start", {})
    back = api.post("/v2/auth/social/kakao/callback", {"code": "c", "state": "s", "flow_token": "t"})
    for answer in (started, back):
        assert (answer.status_code, answer.code) == (503, "social.not_configured")


def test_the_providers_have_korean_names(visitor: Visitor) -> None:
    rows = visitor.api.get("/v2/auth/social").json()["providers"]
    assert [(row["label"], row["configured"]) for row in rows] == [("카카오", True), ("네이버", True), ("구글", True)]


@pytest.mark.parametrize("name", ["facebook", "email", "kakao%00", "KAKAO"])
def test_a_provider_that_is_none_is_not_there(visitor: Visitor, name: str) -> None:
    assert visitor.api.post(f"/v2/auth/social/{name}/start", {}).status_code == 404


def test_a_login_begins_with_the_address_that_is_set_up(visitor: Visitor) -> None:
    begun = visitor.begin("kakao")
    assert begun["expires_in"] == 600
    assert f"state={begun['state']}" in begun["authorization_url"]
    assert "redirect_uri=https%3A%2F%2Fapp.example%2Fauth%2Fkakao%2Fcallback" in begun["authorization_url"]
    assert begun["flow_token"] not in begun["authorization_url"]


@pytest.mark.parametrize(
    "uri",
    ["https://evil.example/auth/kakao/callback", "https://app.example/auth/naver/callback", "javascript:alert(1)"],
)
def test_the_browser_is_sent_back_to_no_other_address(visitor: Visitor, uri: str) -> None:
    allowed = visitor.api.post("/v2/auth/social/kakao/start", {"redirect_uri": "https://app.example/mobile"})
    assert allowed.status_code == 200
    refused = visitor.api.post("/v2/auth/social/kakao/start", {"redirect_uri": uri})
    assert refused.status_code == 422
    assert [(e["pointer"], e["code"]) for e in refused.json()["errors"]] == [
        ("/redirect_uri", "social.redirect_not_allowed")
    ]


@pytest.mark.parametrize("name", VOUCHING)
def test_the_first_login_makes_the_account(visitor: Visitor, name: str) -> None:
    answer = visitor.log_in(name, person("Minji.Kim@Example.kr", nickname="김민지"))
    session = answer.json()
    assert answer.status_code == 200
    assert session["user"]["email"] == "Minji.Kim@Example.kr"
    assert (session["user"]["name"], session["user"]["username"]) == ("김민지", "김민지")
    assert (session["user"]["language"], session["user"]["is_verified"]) == ("ko", True)
    assert visitor.with_session(session).get("/v2/me").json()["email"] == "Minji.Kim@Example.kr"
    record = User.objects.get()
    assert (record.login_method, record.password, record.is_verified) == (name, "", True)
    assert record.last_login is not None


@pytest.mark.parametrize("name", VOUCHING)
def test_the_next_login_finds_the_account_even_under_another_address(visitor: Visitor, name: str) -> None:
    first = person("minji@example.kr")
    known = visitor.log_in(name, first).json()["user"]["id"]
    moved = type(first)(first.number, "moved@example.kr", "개명", is_email_verified=False, is_email_valid=False)
    again = visitor.log_in(name, moved).json()["user"]
    assert (again["id"], again["email"], again["name"]) == (known, "minji@example.kr", "김민지")
    assert (User.objects.count(), SocialIdentityRecord.objects.count()) == (1, 1)


def test_the_session_knows_its_device(visitor: Visitor) -> None:
    body = visitor.returned("google", person("minji@example.kr")) | {"device_name": "거실 노트북"}
    assert visitor.api.post("/v2/auth/social/google/callback", body).status_code == 200
    assert SessionRecord.objects.get().name == "거실 노트북"


@pytest.mark.parametrize(
    ("nickname", "email", "username"),
    [
        ("민지", "min.ji+cuts@example.kr", "min.jicuts"),
        ("Kim Min Ji!", "a@example.kr", "KimMinJi"),
        ("", "x@example.kr", "member"),
        ("🎬🎬🎬🎬", "editor@example.kr", "editor"),
        ("ㅤㅤㅤ", "filler@example.kr", "filler"),
        ("가" * 40, "long@example.kr", "가" * 30),
        ("ﷺ" * 30, "grows@example.kr", "grows"),
    ],
)
def test_a_user_name_is_made_of_what_is_known(visitor: Visitor, nickname: str, email: str, username: str) -> None:
    assert visitor.log_in("kakao", person(email, nickname=nickname)).json()["user"]["username"] == username


def test_people_of_one_name_get_user_names_of_their_own(visitor: Visitor) -> None:
    names = [visitor.log_in("kakao", person(f"p{n}@example.kr")).json()["user"]["username"] for n in range(3)]
    assert names[0] == "김민지"
    assert all(name.startswith("김민지-") for name in names[1:])
    assert len(set(names)) == 3


@pytest.mark.parametrize("name", VOUCHING)
def test_an_account_of_the_vouched_address_is_linked_and_its_owner_told(
    visitor: Visitor, verified: Made, mailbox: Mailbox, work_off: Callable[[], None], name: str
) -> None:
    account = verified("minji")["user"]
    session = visitor.log_in(name, person("MINJI@example.kr")).json()
    assert session["user"]["id"] == account["id"]
    body = {"email": account["email"], "password": PASSWORD}
    assert visitor.api.post("/v2/auth/login", body).status_code == 200
    work_off()
    assert "소셜 로그인이 연결" in mailbox.newest(account["email"])["Subject"]
    assert User.objects.get().login_method == "email"


@pytest.mark.parametrize("doubt", [{"is_email_verified": False}, {"is_email_valid": False}])
def test_an_account_is_not_linked_on_an_address_that_nobody_vouches_for(
    visitor: Visitor, verified: Made, doubt: dict[str, bool]
) -> None:
    email = verified("minji")["user"]["email"]
    answer = visitor.log_in("kakao", person(email, **doubt))
    assert (answer.status_code, answer.json()["status"], answer.json()["email"]) == (202, "email_required", email)
    assert not SocialIdentityRecord.objects.exists()


@pytest.mark.parametrize("name", VOUCHING)
def test_who_registered_a_strangers_address_loses_the_account_to_its_owner(
    visitor: Visitor, registered: Made, name: str
) -> None:
    planted = registered("victim", name="해커")
    session = visitor.log_in(name, person(planted["email"])).json()
    assert (session["user"]["email"], session["user"]["is_verified"]) == (planted["email"], True)
    intruder = visitor.api.post("/v2/auth/login", {"email": planted["email"], "password": PASSWORD})
    assert intruder.code == "auth.wrong_credentials"
    assert User.objects.get().password == ""


def test_the_sessions_of_an_account_that_nobody_proved_end_when_its_owner_comes(
    visitor: Visitor, verified: Made
) -> None:
    planted = verified("victim")
    User.objects.update(is_verified=False)
    visitor.log_in("google", person(planted["user"]["email"]))
    old, new = SessionRecord.objects.order_by("created_at")
    assert (old.end_reason, new.ended_at) == ("password_reset", None)
    refresh = visitor.api.post("/v2/auth/refresh", {"refresh_token": planted["refresh_token"]})
    assert refresh.status_code == 401


@pytest.mark.parametrize("is_linked", [True, False])
def test_a_closed_account_stays_closed(visitor: Visitor, verified: Made, is_linked: bool) -> None:
    somebody = person(verified("minji")["user"]["email"])
    if is_linked:
        visitor.log_in("google", somebody)
    User.objects.update(is_active=False)
    sessions = SessionRecord.objects.count()
    answer = visitor.log_in("google", somebody)
    assert (answer.status_code, answer.code) == (401, "auth.wrong_credentials")
    assert (SessionRecord.objects.count(), User.objects.count()) == (sessions, 1)


def test_one_address_may_have_one_account_at_each_provider_only(visitor: Visitor) -> None:
    visitor.log_in("google", person("minji@example.kr"))
    assert visitor.log_in("google", person("minji@example.kr")).code == "social.already_linked"
    assert visitor.log_in("kakao", person("minji@example.kr")).status_code == 200
    assert User.objects.count() == 1


def test_the_trail_tells_who_was_linked_and_holds_no_secret(visitor: Visitor) -> None:
    body = visitor.returned("kakao", person("minji@example.kr"))
    account = visitor.api.post("/v2/auth/social/kakao/callback", body).json()["user"]
    rows = AuditRecord.objects.filter(account_id=account["id"])
    told = {row.action: row for row in rows}
    assert {"account.registered", "social.linked", "session.opened"} <= set(told)
    assert {str(row.actor_id) for row in rows} == {account["id"]}
    assert told["social.linked"].detail == {"provider": "kakao"}
    assert told["session.opened"].detail["method"] == "kakao"
    kept = str(list(AuditRecord.objects.values()))
    assert not any(secret in kept for secret in (body["code"], body["state"], body["flow_token"], "minji@"))
