"""People see where they are logged in, and end it."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.utils.timezone import now

from core.domain.ids import new_id
from identity.infrastructure.models import SessionRecord
from identity.presentation.tasks import sweep_sessions
from tests.client import ApiClient
from tests.identity.conftest import PASSWORD

Made = Callable[..., dict[str, Any]]
CHROME = "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0"


def log_in(api: ApiClient, email: str, **more: str) -> ApiClient:
    """Who asks in the session that was opened."""
    answer = api.post("/v2/auth/login", {"email": email, "password": PASSWORD, **more})
    assert answer.status_code == 200, answer.content
    return ApiClient().with_(Authorization=f"Bearer {answer.json()['access_token']}")


def listed(client: ApiClient) -> list[dict[str, Any]]:
    answer = client.get("/v2/me/sessions")
    assert answer.status_code == 200, answer.content
    results: list[dict[str, Any]] = answer.json()["results"]
    return results


@pytest.mark.django_db
def test_sessions_are_listed_with_their_devices_the_newest_first(
    api: ApiClient, verified: Made, django_assert_num_queries: Any
) -> None:
    email = verified("minji")["user"]["email"]
    browser = api.with_(User_Agent=CHROME, X_Forwarded_For="203.0.113.7")
    laptop = log_in(browser, email, device_name="편집실 노트북")
    chrome = log_in(browser, email)
    listed(chrome)
    with django_assert_num_queries(2):
        rows = listed(chrome)
    assert [row["name"] for row in rows] == ["Chrome · Mac OS X", "편집실 노트북", ""]
    assert [row["is_current"] for row in rows] == [True, False, False]
    assert [row["is_current"] for row in listed(laptop)] == [False, True, False]
    assert (rows[0]["device"], rows[0]["address"]) == (CHROME, "203.0.113.7")
    page = chrome.get("/v2/me/sessions", {"page_size": 1, "page": 2, "fields": "name"}).json()
    assert (page["count"], page["results"]) == (3, [{"name": "편집실 노트북"}])


@pytest.mark.django_db
def test_sessions_that_ended_or_were_left_alone_are_not_listed(api: ApiClient, verified: Made) -> None:
    email = verified("tidy")["user"]["email"]
    client = log_in(api, email)
    log_in(api, email)
    current, ended, unused = listed(client)[1], listed(client)[0], listed(client)[2]
    SessionRecord.objects.filter(id=unused["id"]).update(last_used_at=now() - timedelta(days=7, seconds=1))
    assert client.delete(f"/v2/me/sessions/{ended['id']}").status_code == 204
    assert [row["id"] for row in listed(client)] == [current["id"]]


@pytest.mark.django_db
def test_nobody_sees_or_ends_the_sessions_of_another(api: ApiClient, verified: Made) -> None:
    minji, other = verified("minji"), verified("other")
    stranger = api.with_(Authorization=f"Bearer {other['access_token']}")
    own = listed(api.with_(Authorization=f"Bearer {minji['access_token']}"))[0]["id"]
    assert own not in [row["id"] for row in listed(stranger)]
    for session_id in (own, str(new_id()), "no-id"):
        assert stranger.delete(f"/v2/me/sessions/{session_id}").code == "not_found"
    assert SessionRecord.objects.filter(ended_at=None).count() == 2


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize(
    ("method", "path"), [("delete", "/v2/me/sessions"), ("post", "/v2/auth/logout-all")], ids=["delete", "post"]
)
def test_all_sessions_end_at_once_and_the_current_one_may_stay(
    api: ApiClient, verified: Made, method: str, path: str
) -> None:
    email = verified("everywhere")["user"]["email"]
    here, there = log_in(api, email), log_in(api, email)
    assert getattr(here, method)(f"{path}?keep_current=true").status_code == 204
    assert [row["is_current"] for row in listed(here)] == [True]
    assert there.get("/v2/me").code == "auth.session_ended"
    assert getattr(here, method)(path).status_code == 204
    assert here.get("/v2/me").code == "auth.session_ended"
    assert SessionRecord.objects.filter(ended_at=None).count() == 0
    assert listed(log_in(api, email))


@pytest.mark.django_db
def test_the_wish_to_keep_is_yes_or_no(api: ApiClient, verified: Made) -> None:
    client = api.with_(Authorization=f"Bearer {verified('unsure')['access_token']}")
    assert client.delete("/v2/me/sessions?keep_current=perhaps").status_code == 400
    assert SessionRecord.objects.filter(ended_at=None).count() == 1


@pytest.mark.django_db
@pytest.mark.parametrize("name", ["줄\n바꿈", "a\u202eb", "x" * 101, 7.5, None])
def test_a_device_is_not_called_just_anything(api: ApiClient, verified: Made, name: object) -> None:
    email = verified("namer")["user"]["email"]
    answer = api.post("/v2/auth/login", {"email": email, "password": PASSWORD, "device_name": name})
    assert [error["pointer"] for error in answer.json()["errors"]] == ["/device_name"]


@pytest.mark.django_db
def test_the_worker_forgets_dead_sessions(api: ApiClient, verified: Made) -> None:
    verified("gone")
    SessionRecord.objects.update(last_used_at=now() - timedelta(days=9))
    verified("here")
    sweep_sessions()
    assert SessionRecord.objects.count() == 1
