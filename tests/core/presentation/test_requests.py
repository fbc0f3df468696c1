"""Around every request: ids, log lines, compression, conditional answers, other origins."""

import gzip
import json
import logging
import re
from typing import Any

import pytest
from django.test import Client

from core.infrastructure.logs import JsonFormatter

ORIGIN = "http://localhost:3000"


def get(rest: Client, path: str, **headers: str) -> Any:
    return rest.get(path, headers={name.replace("_", "-"): value for name, value in headers.items()})


def test_the_id_of_a_request_is_echoed(rest: Client) -> None:
    assert get(rest, "/v2/short", X_Request_ID="take-7.b_2")["X-Request-ID"] == "take-7.b_2"


@pytest.mark.parametrize("given", ["", "a b", "<script>", "한글", "a\r\nSet-Cookie: x=1", 'a"b', "x" * 101, "{{7*7}}"])
def test_an_id_that_is_none_is_replaced(rest: Client, given: str) -> None:
    answer = rest.get("/v2/short", HTTP_X_REQUEST_ID=given)
    assert re.fullmatch(r"[0-9a-f]{32}", answer["X-Request-ID"])


def test_every_request_has_an_id_of_its_own(rest: Client) -> None:
    assert get(rest, "/v2/short")["X-Request-ID"] != get(rest, "/v2/short")["X-Request-ID"]


def test_long_json_is_compressed_for_who_takes_it(rest: Client) -> None:
    plain, packed = get(rest, "/v2/long"), get(rest, "/v2/long", Accept_Encoding="br, gzip")
    assert packed["Content-Encoding"] == "gzip"
    assert gzip.decompress(packed.content) == plain.content
    assert int(packed["Content-Length"]) == len(packed.content) < len(plain.content)
    assert "Accept-Encoding" in packed["Vary"]
    assert "Accept-Encoding" in plain["Vary"]
    assert not plain.has_header("Content-Encoding")


@pytest.mark.parametrize("accepted", ["", "br", "gzip;q=0", "gzip; q=0.0", "identity", "xgzip"])
def test_who_does_not_take_gzip_gets_none(rest: Client, accepted: str) -> None:
    assert not get(rest, "/v2/long", Accept_Encoding=accepted).has_header("Content-Encoding")


@pytest.mark.parametrize("path", ["/v2/short", "/v2/auth/long"])
def test_short_bodies_and_tokens_are_not_compressed(rest: Client, path: str) -> None:
    assert not get(rest, path, Accept_Encoding="gzip").has_header("Content-Encoding")


def test_a_strong_tag_is_weak_on_packed_bytes(rest: Client) -> None:
    assert get(rest, "/v2/versioned")["ETag"] == '"7"'
    packed = get(rest, "/v2/versioned", Accept_Encoding="gzip")
    assert (packed["Content-Encoding"], packed["ETag"]) == ("gzip", 'W/"7"')


def test_what_the_caller_has_is_not_sent_again(rest: Client) -> None:
    first = get(rest, "/v2/long")
    again = get(rest, "/v2/long", If_None_Match=first["ETag"])
    assert (again.status_code, again.content, again["ETag"]) == (304, b"", first["ETag"])
    assert again["Cache-Control"] == "private, no-cache"
    assert not again.has_header("Content-Type")


@pytest.mark.parametrize("given", ['"7"', 'W/"7"', '"1", "7"', 'W/"1",W/"7"', "*", ' "7" '])
def test_tags_compare_weakly_and_in_lists(rest: Client, given: str) -> None:
    assert get(rest, "/v2/versioned", If_None_Match=given).status_code == 304


@pytest.mark.parametrize("given", ["", '"8"', 'W/"77"', ",", '""', "7*"])
def test_other_tags_do_not_match(rest: Client, given: str) -> None:
    assert get(rest, "/v2/versioned", If_None_Match=given).status_code == 200


def test_another_state_has_another_tag(rest: Client) -> None:
    assert get(rest, "/v2/numbered")["ETag"] != get(rest, "/v2/numbered?page=2")["ETag"]
    assert get(rest, "/v2/numbered")["ETag"] == get(rest, "/v2/numbered")["ETag"]


def test_a_refusal_has_no_tag(rest: Client) -> None:
    assert not get(rest, "/v2/refuse/missing").has_header("ETag")


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        (None, None),
        ("*", None),
        ('"7"', 7),
        ('W/"7"', 7),
        ("7", 7),
        ('"3", "7", "5"', 7),
        ('"x", "7"', 7),
        ("", -1),
        ('"x"', -1),
        ('"-7"', -1),
        ('"7.0"', -1),
        ('"٧"', -1),
        (f'"{"9" * 5000}"', -1),
    ],
)
def test_the_expected_version_comes_from_if_match(rest: Client, given: str | None, expected: int | None) -> None:
    headers = {} if given is None else {"If-Match": given}
    assert rest.patch("/v2/versioned", {}, content_type="application/json", headers=headers).json() == {
        "expected": expected
    }


def test_head_answers_like_get_without_the_body(rest: Client) -> None:
    asked, got = rest.head("/v2/long"), rest.get("/v2/long")
    assert (asked.status_code, asked.content, asked["ETag"]) == (200, b"", got["ETag"])
    assert rest.head("/v2/long", headers={"If-None-Match": got["ETag"]}).status_code == 304
    assert rest.head("/v2/unknown").status_code == 404


def test_options_tells_the_methods(rest: Client) -> None:
    answer = rest.options("/v2/scenes")
    assert answer.status_code == 200
    assert set(answer["Allow"].split(", ")) >= {"GET", "POST", "OPTIONS"}


def test_a_preflight_is_answered_without_a_token(rest: Client) -> None:
    answer = rest.options(
        "/v2/me",
        headers={
            "Origin": ORIGIN,
            "Access-Control-Request-Method": "PATCH",
            "Access-Control-Request-Headers": "authorization,if-match,idempotency-key,x-client-id",
        },
    )
    allowed = {name.strip() for name in answer["Access-Control-Allow-Headers"].split(",")}
    assert (answer.status_code, answer["Access-Control-Allow-Origin"]) == (200, ORIGIN)
    assert "PATCH" in answer["Access-Control-Allow-Methods"]
    assert {"authorization", "if-match", "idempotency-key", "x-client-id"} <= allowed


@pytest.mark.parametrize("path", ["/v2/short", "/v2/unknown", "/v2/me", "/v2/refuse/bug", "/v2/broken"])
def test_other_origins_may_read_answers_and_errors(rest: Client, path: str) -> None:
    answer = get(rest, path, Origin=ORIGIN)
    assert answer["Access-Control-Allow-Origin"] == ORIGIN
    assert "X-Request-ID" in answer["Access-Control-Expose-Headers"]
    assert "origin" in answer["Vary"].lower()


def test_a_refusal_of_the_size_can_be_read_by_other_origins(rest: Client) -> None:
    answer = rest.post("/v2/scenes", b" " * 3_000_000, content_type="application/json", headers={"Origin": ORIGIN})
    assert (answer.status_code, answer["Access-Control-Allow-Origin"]) == (413, ORIGIN)


def test_an_unknown_origin_may_read_nothing(rest: Client) -> None:
    assert not get(rest, "/v2/short", Origin="http://evil.example").has_header("Access-Control-Allow-Origin")


def test_the_tab_that_writes_is_known_by_its_name(rest: Client) -> None:
    person = {"Authorization": "Bearer jimin"}
    assert rest.get("/v2/me", headers=person | {"X-Client-ID": "tab-1"}).json()["client_id"] == "tab-1"
    assert rest.get("/v2/me?client_id=tab-2", headers=person).json()["client_id"] == "tab-2"
    assert rest.get("/v2/me?client_id=%00", headers=person).json()["client_id"] == ""
    assert rest.get(f"/v2/me?client_id={'x' * 200}", headers=person).json()["client_id"] == "x" * 100


def test_a_request_leaves_one_line_without_anything_secret(rest: Client, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.INFO):
        rest.get("/v2/me?q=jimin@example.kr&ticket=abc", headers={"Authorization": "Bearer jimin-secret"})
    (record,) = [record for record in caplog.records if record.name == "videoplanet.access"]
    line = json.loads(JsonFormatter().format(record))
    assert (line["event"], line["method"], line["route"], line["status"]) == ("request", "GET", "v2/me", 200)
    assert line["statements"] == 0
    assert line["milliseconds"] >= 0
    assert len(line["user_id"]) == 36
    for secret in ("jimin@example.kr", "abc", "jimin-secret", "?"):
        assert secret not in json.dumps(line)


def test_an_anonymous_request_is_nobodys(rest: Client, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.INFO):
        rest.get("/v2/unknown")
    (record,) = [record for record in caplog.records if record.name == "videoplanet.access"]
    assert (record.user_id, record.status, record.route) == ("", 404, "")


def test_what_a_write_answers_is_stored_nowhere(rest: Client) -> None:
    answer = rest.post("/v2/notes", {"text": "x"}, content_type="application/json")
    assert answer["Cache-Control"] == "no-store"
    assert get(rest, "/v2/short")["Cache-Control"] == "private, no-cache"
