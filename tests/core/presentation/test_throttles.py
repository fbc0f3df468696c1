"""Rates over HTTP: who is counted as whom, what every answer tells, and who passes when Redis is away."""

import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import Any

import pytest
from django.test import Client
from pytest_django.fixtures import Settings

from core.domain.ids import new_id

HEADERS = ("RateLimit-Limit", "RateLimit-Remaining", "RateLimit-Reset", "RateLimit-Policy")
Limit = Callable[..., None]


@pytest.fixture
def limit(settings: Settings) -> Limit:
    """`limit(list="2/h")`; the other rates stay out of reach."""

    def set_limits(**rates: str) -> None:
        settings.RATE_LIMITS = settings.RATE_LIMITS | rates

    return set_limits


class Caller:
    """Asks from an address that nobody else has, as a person if named."""

    def __init__(self, rest: Client, name: str = "", address: str = "") -> None:
        unique = new_id().int
        self.address = address or f"2001:db8:{unique & 0xFFFF:x}:{unique >> 16 & 0xFFFF:x}::1"
        self._rest, self.headers = rest, {"X-Forwarded-For": self.address}
        if name:
            self.headers["Authorization"] = f"Bearer {name}"

    def ask(self, method: str = "GET", path: str = "/v2/rated", **headers: str) -> Any:
        more = {name.replace("_", "-"): value for name, value in headers.items()}
        return self._rest.generic(method, path, headers=self.headers | more)


@pytest.fixture
def caller(rest: Client) -> Caller:
    return Caller(rest)


def told(answer: Any) -> list[str]:
    return [answer.headers.get(name, "") for name in HEADERS]


def test_every_answer_tells_where_the_caller_stands(caller: Caller, limit: Limit) -> None:
    limit(list="3/h")
    answers = [caller.ask() for _ in range(4)]
    assert [answer.status_code for answer in answers] == [200, 200, 200, 429]
    assert [answer["RateLimit-Remaining"] for answer in answers] == ["2", "1", "0", "0"]
    for answer in answers:
        assert (answer["RateLimit-Limit"], answer["RateLimit-Policy"]) == ("3", "3;w=3600")
        assert 3590 < int(answer["RateLimit-Reset"]) <= 3600


def test_refusals_and_unchanged_answers_tell_it_too(caller: Caller, limit: Limit) -> None:
    limit(list="9/h", login="9/h", read="9/h")
    tag = caller.ask()["ETag"]
    unchanged, missing = caller.ask(If_None_Match=tag), caller.ask("POST")
    assert (unchanged.status_code, unchanged["RateLimit-Remaining"]) == (304, "7")
    assert (missing.status_code, missing["RateLimit-Remaining"]) == (404, "8")
    broken = caller.ask(path="/v2/refuse/bug")
    assert (broken.status_code, broken["RateLimit-Remaining"]) == (500, "8")
    wrong = caller.ask("DELETE")
    assert (wrong.status_code, wrong["RateLimit-Limit"]) == (405, "1000000")


def test_who_asks_too_often_gets_a_problem(caller: Caller, limit: Limit) -> None:
    limit(list="1/h")
    caller.ask()
    refused = caller.ask(Accept_Language="en")
    problem = refused.json()
    assert (refused.status_code, refused["Content-Type"]) == (429, "application/problem+json")
    assert (problem["code"], problem["title"], problem["status"]) == ("rate.limited", "Too many requests", 429)
    assert refused["Retry-After"] == refused["RateLimit-Reset"]
    assert not refused.has_header("ETag")


def test_waiting_as_long_as_told_is_enough(caller: Caller, limit: Limit) -> None:
    limit(list="1/s")
    while (refused := caller.ask()).status_code != 429:
        pass
    time.sleep(int(refused["Retry-After"]))
    assert caller.ask().status_code == 200


def test_other_origins_may_read_the_headers(caller: Caller) -> None:
    exposed = caller.ask(Origin="http://localhost:3000")["Access-Control-Expose-Headers"].split(", ")
    assert {*HEADERS, "Retry-After"} <= set(exposed)


def test_methods_are_counted_by_their_names(caller: Caller, limit: Limit) -> None:
    limit(list="1/h", login="1/h", write="1/h")
    assert [caller.ask(method).status_code for method in ("GET", "POST", "PATCH")] == [200, 404, 204]
    assert [caller.ask(method).status_code for method in ("GET", "HEAD", "POST", "PATCH")] == [429] * 4
    assert caller.ask(path="/v2/numbered").status_code == 200


def test_views_that_share_a_name_share_the_count(caller: Caller, limit: Limit) -> None:
    limit(read="2/h")
    paths = ("/v2/short", "/v2/long", "/v2/numbered")
    assert [caller.ask(path=path).status_code for path in paths] == [200, 200, 429]


def test_a_person_is_one_caller_at_all_addresses_and_many_share_one(rest: Client, limit: Limit) -> None:
    limit(list="1/h")
    jimin, minji = new_id().hex, new_id().hex
    office = Caller(rest).address
    assert Caller(rest, jimin, office).ask().status_code == 200
    assert Caller(rest, minji, office).ask().status_code == 200
    assert Caller(rest, jimin).ask().status_code == 429
    assert Caller(rest, address=office).ask().status_code == 200


@pytest.mark.parametrize(
    ("first", "second", "is_one"),
    [
        ("{net}::1", "{net}:ffff:1:2:3", True),
        ("{net}::1", "{other}::1", False),
        ("::ffff:203.0.{a}.{b}", "203.0.{a}.{b}", True),
        ("198.51.{a}.{b}", "198.50.{a}.{b}", False),
    ],
)
def test_a_network_of_ipv6_is_one_caller_and_an_address_of_ipv4_is(
    rest: Client, limit: Limit, first: str, second: str, is_one: bool
) -> None:
    limit(list="1/h")
    number = new_id().int
    parts = {"a": number & 0xFF, "b": number >> 8 & 0xFF}
    parts |= {"net": f"2001:db8:1:{number & 0xFFFF:x}", "other": f"2001:db8:2:{number & 0xFFFF:x}"}
    Caller(rest, address=first.format(**parts)).ask()
    assert Caller(rest, address=second.format(**parts)).ask().status_code == (429 if is_one else 200)


def test_a_stranger_cannot_choose_the_address(rest: Client, limit: Limit) -> None:
    limit(list="1/h")
    peer = {"REMOTE_ADDR": f"203.0.113.{new_id().int & 0xFF}"}
    assert rest.get("/v2/rated", headers={"X-Forwarded-For": "192.0.2.1"}, **peer).status_code == 200
    assert rest.get("/v2/rated", headers={"X-Forwarded-For": "192.0.2.2"}, **peer).status_code == 429


def test_who_is_not_let_in_is_counted_by_address(rest: Client, limit: Limit) -> None:
    limit(refused="2/h", read="1/h")
    stranger = Caller(rest)
    answers = [stranger.ask(path="/v2/me") for _ in range(3)]
    assert [answer.status_code for answer in answers] == [401, 401, 429]
    assert [answer["RateLimit-Limit"] for answer in answers] == ["2", "2", "2"]
    assert answers[2]["Retry-After"]
    neighbour = Caller(rest, new_id().hex, stranger.address)
    assert neighbour.ask(path="/v2/me").status_code == 200


def test_plain_pages_are_counted_too(caller: Caller, limit: Limit) -> None:
    limit(read="1/h")
    assert caller.ask(path="/v2/plain")["RateLimit-Remaining"] == "0"
    refused = caller.ask(path="/v2/plain")
    assert (refused.status_code, refused.json()["code"]) == (429, "rate.limited")
    assert refused["Retry-After"] == refused["RateLimit-Reset"]


def test_parallel_requests_are_admitted_exactly_as_often_as_the_limit_says(caller: Caller, limit: Limit) -> None:
    limit(list="10/h")
    together = Barrier(16)

    def ask(_: int) -> Any:
        together.wait()
        return caller.ask()

    with ThreadPoolExecutor(16) as pool:
        answers = list(pool.map(ask, range(16)))
    admitted = [int(answer["RateLimit-Remaining"]) for answer in answers if answer.status_code == 200]
    assert sorted(admitted) == list(range(10))
    assert [answer["RateLimit-Remaining"] for answer in answers if answer.status_code == 429] == ["0"] * 6


@pytest.mark.parametrize("method", ["GET", "PATCH"])
def test_without_redis_reads_and_writes_pass_and_tell_nothing(caller: Caller, redis_away: None, method: str) -> None:
    for _ in range(3):
        answer = caller.ask(method)
        assert answer.status_code in (200, 204)
        assert told(answer) == [""] * 4


def test_without_redis_who_is_not_let_in_is_still_told_so(caller: Caller, redis_away: None) -> None:
    assert caller.ask(path="/v2/me").status_code == 401


@pytest.mark.parametrize("method", ["POST", "PUT"])
def test_without_redis_no_guess_at_a_secret_passes(caller: Caller, redis_away: None, method: str) -> None:
    for _ in range(3):
        refused = caller.ask(method)
        assert (refused.status_code, refused.json()["code"]) == (503, "service.unavailable")
        assert int(refused["Retry-After"]) > 0
        assert told(refused) == [""] * 4
