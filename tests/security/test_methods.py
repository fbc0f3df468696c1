"""Methods, addresses and parameters that nobody serves: refused on every route, and no answer leads elsewhere."""

import re
from collections.abc import Callable

import pytest
from django.test import Client

from core.domain.actor import Actor
from identity.bootstrap import issue_access_token
from tests.client import ApiClient
from tests.guards.routes import every_view

pytestmark = pytest.mark.django_db
PATHS = sorted(re.sub(r"\{\w+\}", "0192f0c8-7c00-7000-8000-000000000000", path) for path in every_view())
ELSEWHERE = ("//elsewhere.example/", "/\\elsewhere.example", "/v2/projects/", "/v2//projects", "/V2/projects")


@pytest.mark.parametrize("method", ["TRACE", "CONNECT", "PROPFIND", "DEBUG"])
def test_methods_that_nobody_serves_are_refused(make_person: Callable[..., Actor], method: str) -> None:
    bearer = {"Authorization": f"Bearer {issue_access_token(make_person())}"}
    told = {path: Client().generic(method, path, headers=bearer).status_code for path in PATHS}
    # A member's token opens no route of guests.
    assert {path: status for path, status in told.items() if status not in (401, 404, 405)} == {}


def test_a_header_names_no_other_method(api: ApiClient, make_person: Callable[..., Actor]) -> None:
    caller = api.as_(make_person()).with_(X_HTTP_Method_Override="DELETE", X_Method_Override="DELETE")
    assert caller.get("/v2/me").status_code == 200
    assert caller.get("/v2/me").status_code == 200


def test_no_answer_sends_a_browser_anywhere() -> None:
    query = {"next": "https://elsewhere.example/", "redirect_uri": "https://elsewhere.example/"}
    for path in (*PATHS, *ELSEWHERE):
        answer = Client().get(path, query)
        assert answer.status_code not in range(300, 400), path
        assert "Location" not in answer.headers, path


@pytest.mark.parametrize("query", ["page=1&page=2", "page_size=1&page_size=50", "search=a&search=b"])
def test_a_parameter_that_is_said_twice_is_refused_or_one(
    api: ApiClient, make_person: Callable[..., Actor], query: str
) -> None:
    """The last one counts, in every check and in what is done alike."""
    caller, last = api.as_(make_person()), query.split("&")[1]
    assert caller.get(f"/v2/projects?{query}").content == caller.get(f"/v2/projects?{last}").content


@pytest.mark.parametrize("host", ["elsewhere.example", "localhost:8000@elsewhere.example", "localhost\r\nX: 1"])
def test_whatever_host_is_named_no_answer_repeats_it(api: ApiClient, host: str) -> None:
    """So that no cache and no mail leads to it."""
    named = api.with_(Host=host, X_Forwarded_Host=host, X_Original_URL="/v2/me", X_Rewrite_URL="/v2/me")
    answer = named.get("/v2/auth/social")
    assert "elsewhere" not in answer.text + str(answer.headers)
