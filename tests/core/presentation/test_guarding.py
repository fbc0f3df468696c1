"""Headers by which browsers guard people: on every answer, whichever part of the product gives it."""

import pytest
from django.test import Client
from pytest_django.fixtures import Settings

from tests.headers import assert_guarded


@pytest.mark.parametrize(
    ("method", "path", "status"),
    [
        ("GET", "/v2/short", 200),
        ("GET", "/v2/nothing-here", 404),
        ("GET", "/static/nothing-here.js", 404),
        ("PUT", "/v2/short", 405),
        ("GET", "/v2/refuse/throttled", 429),
        ("GET", "/v2/broken", 500),
        ("GET", "/v2/refuse/bug", 500),
        ("GET", "/v2/refuse/away", 503),
        ("GET", "/health/live", 200),
        ("OPTIONS", "/v2/short", 200),
    ],
)
def test_every_answer_is_guarded(rest: Client, method: str, path: str, status: int) -> None:
    asking = {"Origin": "http://localhost:3000", "Access-Control-Request-Method": "GET"} if method == "OPTIONS" else {}
    answer = rest.generic(method, path, headers=asking)
    assert answer.status_code == status
    assert_guarded(path, answer.headers)
    assert answer.headers["Content-Security-Policy"].startswith("default-src 'none'; base-uri 'none'; form")


@pytest.mark.parametrize(
    ("kind", "shown"),
    [
        ("application/json", "same-origin"),
        ("application/pdf", "same-origin"),
        ("text/html", "same-origin"),
        ("application/vnd.apple.mpegurl", "cross-origin"),
        ("image/png", "cross-origin"),
        ("text/vtt; charset=utf-8", "cross-origin"),
    ],
)
def test_pages_elsewhere_show_pictures_and_films_alone(rest: Client, kind: str, shown: str) -> None:
    assert rest.get(f"/v2/of/{kind}").headers["Cross-Origin-Resource-Policy"] == shown


@pytest.fixture
def by_tls(settings: Settings) -> None:
    settings.SECURE_HSTS_SECONDS, settings.SECURE_HSTS_INCLUDE_SUBDOMAINS = 31_536_000, True


@pytest.mark.parametrize(("peer", "told"), [("10.0.0.7", "max-age=31536000; includeSubDomains"), ("203.0.113.9", None)])
def test_that_it_came_by_tls_is_believed_of_our_proxies(
    settings: Settings, rest: Client, by_tls: None, peer: str, told: str | None
) -> None:
    settings.TRUSTED_PROXIES = ["10.0.0.0/8"]
    answer = rest.get("/v2/short", REMOTE_ADDR=peer, headers={"X-Forwarded-Proto": "https"})
    assert answer.headers.get("Strict-Transport-Security") == told


def test_without_tls_browsers_are_not_bound_to_it(rest: Client, by_tls: None) -> None:
    assert "Strict-Transport-Security" not in rest.get("/v2/short").headers
