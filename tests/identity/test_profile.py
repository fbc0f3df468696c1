"""The caller's own account: what is shown and changed."""

from collections.abc import Callable
from typing import Any

import pytest

from core.domain.actor import Actor
from core.infrastructure.models import AuditRecord
from identity.infrastructure.models import SocialIdentityRecord, User
from tests.client import ApiClient

pytestmark = pytest.mark.django_db


def test_me_tells_all_that_the_account_shows(client: ApiClient, person: Actor) -> None:
    body = client.get("/v2/me").json()
    assert body["id"] == str(person.user_id)
    shown = {name: body[name] for name in ("avatar", "login_method", "has_password", "time_zone", "language")}
    assert shown == {
        "avatar": None,
        "login_method": "email",
        "has_password": True,
        "time_zone": "Asia/Seoul",
        "language": "ko",
    }


def test_me_takes_one_statement(client: ApiClient, django_assert_max_num_queries: Any) -> None:
    with django_assert_max_num_queries(1):
        assert client.get("/v2/me").status_code == 200


def test_a_change_takes_three_statements(client: ApiClient, django_assert_max_num_queries: Any) -> None:
    """And two savepoints, one of them the test's."""
    with django_assert_max_num_queries(3 + 4):
        assert client.patch("/v2/me", {"company": "봄 필름"}).status_code == 200


def test_a_change_is_answered_and_kept(client: ApiClient) -> None:
    wanted = {
        "username": "새이름",
        "name": "이민지",
        "company": "봄 필름",
        "language": "en",
        "time_zone": "Europe/Paris",
    }
    answer = client.patch("/v2/me", wanted)
    assert answer.status_code == 200
    assert client.get("/v2/me").json() == answer.json()
    assert wanted.items() <= answer.json().items()


@pytest.mark.parametrize("nothing", [None, ""])
def test_a_name_can_be_taken_away(client: ApiClient, nothing: str | None) -> None:
    body = client.patch("/v2/me", {"name": nothing, "company": nothing}).json()
    assert (body["name"], body["company"]) == ("", "")


@pytest.mark.parametrize(
    ("field", "value", "code"),
    [
        ("username", "ab", "text.too_short"),
        ("username", "a b c", "username.invalid"),
        ("username", None, "field.required"),
        ("name", "김", "text.too_short"),
        ("name", "민지\n관리자", "text.forbidden_character"),
        ("company", "가" * 101, "text.too_long"),
        ("language", "fr", "field.not_a_choice"),
        ("time_zone", "Asia/Pyeongyang", "time_zone.unknown"),
        ("time_zone", "../../etc/passwd", "time_zone.unknown"),
        ("time_zone", "localtime", "time_zone.unknown"),
        ("email", "other@example.kr", "field.unknown"),
        ("is_verified", True, "field.unknown"),
    ],
)
def test_what_is_not_valid_is_refused_with_its_place(client: ApiClient, field: str, value: Any, code: str) -> None:
    answer = client.patch("/v2/me", {field: value})
    assert answer.status_code == 422
    assert [(fault["pointer"], fault["code"]) for fault in answer.json()["errors"]] == [(f"/{field}", code)]


def test_a_taken_user_name_is_refused(client: ApiClient, make_person: Callable[..., Actor]) -> None:
    taken = User.objects.get(id=make_person().user_id).username
    assert client.patch("/v2/me", {"username": taken.upper()}).code == "account.username_taken"


def test_who_saw_an_older_state_is_told_the_current_one(client: ApiClient) -> None:
    seen = client.get("/v2/me").headers["ETag"]
    first = client.with_(If_Match=seen).patch("/v2/me", {"company": "봄 필름"})
    assert first.status_code == 200
    stale = client.with_(If_Match=seen).patch("/v2/me", {"company": "여름 필름"})
    assert (stale.status_code, stale.json()["current"]["company"]) == (412, "봄 필름")
    assert client.with_(If_Match=first.headers["ETag"]).patch("/v2/me", {"company": "여름 필름"}).status_code == 200


def test_an_unchanged_account_is_304(client: ApiClient) -> None:
    seen = client.get("/v2/me").headers["ETag"]
    assert client.with_(If_None_Match=seen).get("/v2/me").status_code == 304
    assert client.patch("/v2/me", {}).headers["ETag"] == seen


def test_another_name_is_shown_where_the_person_is_a_member(
    api: ApiClient, person: Actor, make_project: Any, work_off: Callable[[], None]
) -> None:
    project_id, owner = make_project(editor=person)
    api.as_(person).patch("/v2/me", {"name": "이민지"})
    work_off()
    members = api.as_(owner).get(f"/v2/projects/{project_id}/members").json()["results"]
    assert "이민지" in [member["name"] for member in members]
    assert AuditRecord.objects.filter(account_id=person.user_id, action="account.renamed").count() == 1


def test_the_user_name_is_shown_without_a_name_and_a_hidden_one_is_no_news(client: ApiClient, person: Actor) -> None:
    client.patch("/v2/me", {"username": "hidden"})
    assert not AuditRecord.objects.filter(action="account.renamed").exists()
    client.patch("/v2/me", {"name": ""})
    assert AuditRecord.objects.get(action="account.renamed").detail == {}


def test_who_has_no_account_any_more_has_to_log_in(client: ApiClient, person: Actor) -> None:
    User.objects.filter(id=person.user_id).update(is_active=False)
    assert client.get("/v2/me").status_code == 401
    assert client.patch("/v2/me", {"name": ""}).status_code == 401
    assert client.patch("/v2/me/preferences", {"digest": "off"}).status_code == 401


def test_preferences_are_merged_and_kept(client: ApiClient) -> None:
    at_first = client.get("/v2/me/preferences").json()
    assert at_first["notifications"]["mention"] == {"in_app": True, "mail": True}
    wanted = {"notifications": {"mention": {"mail": False}}, "quiet_hours": {"start": "22:30", "end": "07:00"}}
    assert client.patch("/v2/me/preferences", wanted).status_code == 200
    assert client.patch("/v2/me/preferences", {"digest": "daily"}).status_code == 200
    at_first["notifications"]["mention"]["mail"] = False
    expected = {**at_first, "quiet_hours": wanted["quiet_hours"], "digest": "daily"}
    assert client.get("/v2/me/preferences").json() == expected
    assert client.patch("/v2/me/preferences", {"quiet_hours": None}).json()["quiet_hours"] is None


@pytest.mark.parametrize(
    ("body", "pointer"),
    [
        ({"sms": True}, "/sms"),
        ({"notifications": {"gossip": {"mail": True}}}, "/notifications/gossip"),
        ({"notifications": {"mention": {"telegram": True}}}, "/notifications/mention/telegram"),
        ({"notifications": {"mention": {"mail": "yes"}}}, "/notifications/mention/mail"),
        ({"notifications": []}, "/notifications"),
        ({"quiet_hours": {"start": "22:30"}}, "/quiet_hours/end"),
        ({"quiet_hours": {"start": "24:00", "end": "07:00"}}, "/quiet_hours/start"),
        ({"quiet_hours": {"start": "07:00", "end": "07:00"}}, "/quiet_hours/end"),
        ({"digest": "weekly"}, "/digest"),
    ],
)
def test_preferences_that_are_not_known_are_refused(client: ApiClient, body: Any, pointer: str) -> None:
    answer = client.patch("/v2/me/preferences", body)
    assert (answer.status_code, [fault["pointer"] for fault in answer.json()["errors"]]) == (422, [pointer])


def test_stale_preferences_are_refused(client: ApiClient) -> None:
    seen = client.get("/v2/me/preferences").headers["ETag"]
    assert client.with_(If_Match=seen).patch("/v2/me/preferences", {"digest": "daily"}).status_code == 200
    stale = client.with_(If_Match=seen).patch("/v2/me/preferences", {"digest": "hourly"})
    assert (stale.status_code, stale.json()["current"]["digest"]) == (412, "daily")


def test_consents_are_shown_with_their_history(client: ApiClient) -> None:
    assert [each["agreed"] for each in client.get("/v2/me/consents").json()["consents"]] == [False] * 3
    client.put("/v2/me/consents", {"terms": "2026-01", "privacy": "2026-01", "marketing": "2026-01"})
    body = client.put("/v2/me/consents", {"marketing": None}).json()
    assert [(each["document"], each["agreed"]) for each in body["consents"]] == [
        ("terms", True),
        ("privacy", True),
        ("marketing", False),
    ]
    assert [(each["document"], each["agreed"]) for each in body["history"]] == [
        ("terms", True),
        ("privacy", True),
        ("marketing", True),
        ("marketing", False),
    ]
    assert client.get("/v2/me/consents").json() == body


@pytest.mark.parametrize("document", ["terms", "privacy"])
def test_what_an_account_lives_by_cannot_be_withdrawn(client: ApiClient, document: str) -> None:
    client.put("/v2/me/consents", {document: "2026-01"})
    answer = client.put("/v2/me/consents", {"marketing": "2026-01", document: None})
    assert (answer.status_code, answer.code) == (409, "consent.needed")
    assert len(client.get("/v2/me/consents").json()["history"]) == 1


@pytest.mark.parametrize(
    ("body", "pointer"), [({"cookies": "1"}, "/cookies"), ({"terms": ""}, "/terms"), ({"terms": "v" * 41}, "/terms")]
)
def test_consents_that_are_not_known_are_refused(client: ApiClient, body: Any, pointer: str) -> None:
    answer = client.put("/v2/me/consents", body)
    assert (answer.status_code, [fault["pointer"] for fault in answer.json()["errors"]]) == (422, [pointer])


@pytest.mark.parametrize(
    ("path", "rows", "name"),
    [
        ("/v2/me", "", "email"),
        ("/v2/me/preferences", "", "digest"),
        ("/v2/me/consents", "", "history"),
        ("/v2/me/notes", "", "length"),
        ("/v2/me/api-keys", "results", "masked"),
        ("/v2/me/social", "identities", "email"),
    ],
)
def test_only_the_fields_that_were_asked_for_are_shown(
    client: ApiClient, person: Actor, path: str, rows: str, name: str
) -> None:
    client.put("/v2/me/api-keys/openai", {"key": "sk-0123456789abcdef4f2a"})
    SocialIdentityRecord.objects.create(account_id=person.user_id, provider="kakao", subject="1")
    answer = client.get(path, {"fields": name})
    (shown,) = answer.json()[rows] if rows else [answer.json()]
    assert set(shown) == {name}
    unknown = client.get(path, {"fields": f"{name},nope"})
    assert (unknown.status_code, unknown.code) == (400, "request.bad_query")
