"""Every error is a problem document (RFC 9457), in the caller's language, without anything of the inside."""

import json
from typing import Any

import pytest
from django.test import Client

from tests.client import content_of

JSON = "application/json"
MEBIBYTE = 1 << 20


def post(rest: Client, body: bytes | dict[str, Any], content_type: str = JSON) -> Any:
    content = body if isinstance(body, bytes) else json.dumps(body)
    return rest.generic("POST", "/v2/scenes", content, content_type=content_type)


def problem(answer: Any, status: int, code: str) -> dict[str, Any]:
    """The problem, checked for what every problem has."""
    content = content_of(answer).decode()
    assert answer["Content-Type"] == "application/problem+json", content
    body: dict[str, Any] = json.loads(content)
    assert (answer.status_code, body["status"], body["code"]) == (status, status, code)
    assert body["type"] == f"http://testserver/v2/docs/problems#{code}"
    assert body["title"]
    assert body["detail"]
    assert body["request_id"] == answer["X-Request-ID"]
    assert "10.0.0.1" not in content
    assert "secret" not in content
    assert "Traceback" not in content
    return body


@pytest.mark.parametrize(
    ("kind", "status", "code"),
    [
        ("missing", 404, "not_found"),
        ("object", 404, "storage.object_missing"),
        ("forbidden", 403, "not_permitted"),
        ("conflict", 409, "cut.locked"),
        ("unacceptable", 422, "invalid"),
        ("field", 422, "invalid"),
        ("stale", 412, "precondition.failed"),
        ("away", 503, "storage.unavailable"),
        ("token", 401, "auth.token_invalid"),
        ("throttled", 429, "rate.limited"),
        ("bug", 500, "server.error"),
    ],
)
def test_every_kind_of_refusal_has_its_status(rest: Client, kind: str, status: int, code: str) -> None:
    problem(rest.get(f"/v2/refuse/{kind}"), status, code)


def test_a_refusal_names_what_it_is_about(rest: Client) -> None:
    assert rest.get("/v2/refuse/conflict").json()["detail"] == "2 컷은 잠겼습니다."


def test_a_field_refusal_points_into_the_body(rest: Client) -> None:
    (fault,) = rest.get("/v2/refuse/field").json()["errors"]
    assert fault == {"pointer": "/name", "code": "text.too_long", "detail": "너무 깁니다(최대 5자)."}


def test_a_stale_change_gets_the_current_state(rest: Client) -> None:
    assert rest.get("/v2/refuse/stale").json()["current"] == {"version": 3}


def test_who_should_come_back_is_told_when(rest: Client) -> None:
    assert rest.get("/v2/refuse/throttled")["Retry-After"] == "12"
    assert int(rest.get("/v2/refuse/away")["Retry-After"]) > 0


def test_who_must_sign_in_is_told_how(rest: Client) -> None:
    answer = rest.get("/v2/me")
    problem(answer, 401, "auth.required")
    assert answer["WWW-Authenticate"] == "Bearer"


def test_a_database_that_is_away_is_no_bug(rest: Client) -> None:
    answer = rest.get("/v2/refuse/database")
    problem(answer, 503, "service.unavailable")
    assert int(answer["Retry-After"]) > 0


def test_faults_of_a_body_are_told_by_json_pointer(rest: Client) -> None:
    takes = [{"name": "ok"}, {"name": "much too long", "number": 10, "kind": "odd"}, {"name": "x", "number": 0}, 7, {}]
    answer = post(rest, {"title": "", "takes": takes, "notes": {"a/b~c": "x"}, "marks": [1, "x"]})
    faults = {fault["pointer"]: fault["code"] for fault in problem(answer, 422, "invalid")["errors"]}
    assert faults == {
        "/title": "field.required",
        "/takes/1/name": "text.too_long",
        "/takes/1/number": "number.too_large",
        "/takes/1/kind": "field.not_a_choice",
        "/takes/2/name": "text.too_short",
        "/takes/2/number": "number.too_small",
        "/takes/3": "field.not_an_object",
        "/takes/4/name": "field.required",
        "/notes/a~1b~0c": "field.not_a_number",
        "/marks/1": "field.not_a_number",
    }


def test_a_fault_says_how_long_is_too_long(rest: Client) -> None:
    (fault,) = post(rest, {"title": "a", "takes": [{"name": "much too long"}]}).json()["errors"]
    assert fault["detail"] == "너무 깁니다(최대 5자)."


@pytest.mark.parametrize(
    ("body", "pointer", "code", "detail"),
    [
        ({"title": []}, "/title", "field.not_a_text", "문자열이 아닙니다."),
        ({"takes": "one"}, "/takes", "field.not_a_list", "목록이 아닙니다."),
        ({"notes": []}, "/notes", "field.not_an_object", "객체가 아닙니다."),
        ({"notes": {"a": "x"}}, "/notes/a", "field.not_a_number", "올바른 숫자가 아닙니다."),
        ({"takes": [{"name": "ab", "number": 10}]}, "/takes/0/number", "number.too_large", "값이 너무 큽니다(최대 9)."),
        (
            {"takes": [{"name": "ab", "number": 0}]},
            "/takes/0/number",
            "number.too_small",
            "값이 너무 작습니다(최소 1).",
        ),
        (
            {"takes": [{"name": "ab", "kind": "odd"}]},
            "/takes/0/kind",
            "field.not_a_choice",
            "선택할 수 없는 값입니다(wide, close).",
        ),
    ],
)
def test_a_fault_says_what_would_be_right(
    rest: Client, body: dict[str, Any], pointer: str, code: str, detail: str
) -> None:
    (fault,) = problem(post(rest, {"title": "a"} | body), 422, "invalid")["errors"]
    assert fault == {"pointer": pointer, "code": code, "detail": detail}


@pytest.mark.parametrize(
    ("query", "detail"), [("page=x", "올바른 숫자가 아닙니다."), ("page_size=101", "값이 너무 큽니다(최대 100).")]
)
def test_a_query_is_told_what_would_be_right(rest: Client, query: str, detail: str) -> None:
    (fault,) = problem(rest.get(f"/v2/numbered?{query}"), 400, "request.bad_query")["errors"]
    assert fault["detail"] == detail


def test_a_fault_of_the_whole_points_at_the_whole(rest: Client) -> None:
    (fault,) = post(rest, {"title": "both"}).json()["errors"]
    assert (fault["pointer"], fault["code"]) == ("", "invalid")


@pytest.mark.parametrize(
    "body",
    [
        b"{",
        b'{"a": NaN}',
        b'{"a": Infinity}',
        b"[]",
        b'"text"',
        b"null",
        b"7",
        b"\xff\xfe",
        b'{"a": "\\ud800"}',
        b"[" * 5000,
    ],
)
def test_what_is_no_json_object_is_malformed(rest: Client, body: bytes) -> None:
    problem(post(rest, body), 400, "request.malformed_json")


def test_an_empty_body_misses_its_fields(rest: Client) -> None:
    problem(post(rest, b""), 422, "invalid")


def test_a_null_character_in_a_field_is_refused(rest: Client) -> None:
    (fault,) = problem(post(rest, b'{"title": "a\\u0000b"}'), 422, "invalid")["errors"]
    assert fault["code"] == "text.forbidden_character"


@pytest.mark.parametrize("kind", ["text/plain", "application/x-www-form-urlencoded", "application/xml", "nonsense"])
def test_another_kind_of_body_is_refused(rest: Client, kind: str) -> None:
    body = problem(post(rest, b"title=a", content_type=kind), 415, "request.unsupported_media_type")
    assert "application/json" in body["detail"]


def test_another_kind_of_answer_cannot_be_given(rest: Client) -> None:
    problem(rest.get("/v2/short", headers={"Accept": "text/html"}), 406, "request.not_acceptable")


def test_an_unknown_address_is_not_found(rest: Client) -> None:
    for path in ("/", "/v2", "/v2/unknown", "/v2/scenes/", "/admin", "//", "/v2/../etc/passwd"):
        problem(rest.get(path), 404, "not_found")


def test_another_method_is_not_allowed(rest: Client) -> None:
    answer = rest.delete("/v2/scenes")
    problem(answer, 405, "request.method_not_allowed")
    assert set(answer["Allow"].split(", ")) >= {"GET", "POST"}


def test_a_body_that_is_too_large_is_refused_unread(rest: Client) -> None:
    problem(post(rest, b" " * (2 * MEBIBYTE + 1)), 413, "request.too_large")


def test_a_length_that_is_a_lie_is_refused_unread(rest: Client) -> None:
    answer = rest.generic("POST", "/v2/scenes", b"{}", content_type=JSON, CONTENT_LENGTH=str(10**15))
    problem(answer, 413, "request.too_large")


@pytest.mark.parametrize("path", ["/v2/refuse/bug", "/v2/broken"])
def test_a_bug_tells_nothing_to_the_caller_and_all_to_the_log(
    rest: Client, path: str, caplog: pytest.LogCaptureFixture
) -> None:
    problem(rest.get(path), 500, "server.error")
    (record,) = [record for record in caplog.records if record.name == "videoplanet.errors"]
    assert "the secret is 1234" in str(record.exc_info and record.exc_info[1])


@pytest.mark.parametrize(
    ("accepted", "title"),
    [
        ("", "찾을 수 없음"),
        ("ko", "찾을 수 없음"),
        ("ko-KR,ko;q=0.9,en;q=0.8", "찾을 수 없음"),
        ("fr", "찾을 수 없음"),
        ("*", "찾을 수 없음"),
        ("%$#;q=x", "찾을 수 없음"),
        ("en", "Not found"),
        ("en-GB,en;q=0.9,ko;q=0.1", "Not found"),
        ("fr,en;q=0.5", "Not found"),
    ],
)
@pytest.mark.parametrize("path", ["/v2/unknown", "/v2/refuse/missing"])
def test_words_follow_the_language_of_the_caller(rest: Client, path: str, accepted: str, title: str) -> None:
    answer = rest.get(path, headers={"Accept-Language": accepted})
    assert answer.json()["title"] == title
    assert "Accept-Language" in answer["Vary"]


@pytest.mark.parametrize("path", ["/v2/things/%00", "/v2/things/%ff%fe", "/%00", "/%ff", "/v2/things/%ed%a0%80"])
def test_bytes_that_are_no_text_in_a_path_are_not_found(rest: Client, path: str) -> None:
    problem(rest.get(path), 404, "not_found")


@pytest.mark.parametrize("query", ["page=%00", "page=%ff", "page=x", "page=0", "page_size=101", "page=1e9", "page="])
def test_a_query_that_makes_no_sense_is_refused(rest: Client, query: str) -> None:
    (fault,) = problem(rest.get(f"/v2/numbered?{query}"), 400, "request.bad_query")["errors"]
    assert fault["pointer"] == f"/{query.split('=')[0]}"


def test_an_unknown_field_in_fields_is_refused(rest: Client) -> None:
    assert rest.get("/v2/scenes?fields=title").json() == {"title": "비 오는 거리"}
    assert rest.get("/v2/scenes?fields=id, title").json() == {"id": 1, "title": "비 오는 거리"}
    for fields, named in (("colour", "(colour)"), ("title,colour", "(colour)"), ("title,", ""), ("%00", "(\0)")):
        (fault,) = problem(rest.get(f"/v2/scenes?fields={fields}"), 400, "request.bad_query")["errors"]
        assert fault == {"pointer": "/fields", "code": "field.unknown", "detail": f"알 수 없는 항목입니다{named}."}


@pytest.mark.parametrize("thing", ["1", "x", "00000000-0000-0000-0000-00000000000g", "0" * 32])
def test_an_id_that_does_not_parse_is_not_found(rest: Client, thing: str) -> None:
    problem(rest.get(f"/v2/things/{thing}"), 404, "not_found")
