"""Logs are JSON lines that hold nothing secret."""

import json
import logging
import sys
from typing import Any

import pytest

from core.infrastructure.logs import JsonFormatter

JWT = "eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiIxIn0.c2lnbmF0dXJl"


def line(message: str, *args: object, error: BaseException | None = None, **facts: Any) -> dict[str, Any]:
    information = (type(error), error, error.__traceback__) if error else None
    record = logging.LogRecord("videoplanet.test", logging.INFO, __file__, 1, message, args, information)
    record.__dict__.update(facts)
    text = JsonFormatter().format(record)
    assert "\n" not in text
    parsed: dict[str, Any] = json.loads(text)
    return parsed


def test_a_line_is_an_event_with_its_facts() -> None:
    written = line("cut %s approved", 2, job="7", milliseconds=1.5)
    assert written["at"].endswith("+00:00")
    del written["at"]
    assert written == {
        "level": "info",
        "logger": "videoplanet.test",
        "event": "cut 2 approved",
        "job": "7",
        "milliseconds": 1.5,
    }


def test_an_error_brings_its_traceback_in_one_line() -> None:
    assert line("failed", error=ValueError("두 줄\n입니다"))["exception"] == "ValueError: 두 줄\n입니다"


@pytest.mark.parametrize("odd", [object(), {1, 2}, {"a": {3: b"x"}}, "\ud800", 1 << 90, sys])
def test_whatever_is_logged_the_line_is_written(odd: object) -> None:
    assert line("odd", odd=odd)["event"] == "odd"


@pytest.mark.parametrize(
    ("text", "secret"),
    [
        (f"Authorization: Bearer {JWT}", "eyJ"),
        ("authorization: bearer abcdefgh12345", "abcdefgh"),
        (f"token {JWT} refused", "c2lnbmF0dXJl"),
        ("GET /ws/feedback/1?ticket=Zk3-x_9 101", "Zk3"),
        ("connecting to redis://:hunter22@127.0.0.1:6379/0", "hunter22"),
        ("postgres://videoplanet:hunter22@db/videoplanet", "hunter22"),
        ("/a?X-Amz-Credential=AKIA1&X-Amz-Signature=deadbeef", "deadbeef"),
        ("Key (email)=(jimin@example.co.kr) already exists.", "jimin"),
        ('{"password": "hunter22"}', "hunter22"),
        ("GET /v2/playback/AaZ3-x_9.sig/360p.m3u8 200", "sig"),
        ("refresh_token=abc123", "abc123"),
        (
            'null value in "at"\nDETAIL:  Failing row contains (7, 203.0.113.9, "a\\b", Firefox).\nCONTEXT: x',
            "203.0.113",
        ),
        ("DETAIL:  Key (device)=(Firefox) already exists.", "Firefox"),
    ],
)
def test_secrets_that_libraries_write_are_taken_out(text: str, secret: str) -> None:
    assert secret not in json.dumps(line(text))
    assert secret not in json.dumps(line("failed", detail=text))
    assert secret not in json.dumps(line("failed", error=ValueError(text)))
    assert secret not in json.dumps(line("%s", text))


def test_what_stands_around_a_row_stays() -> None:
    written = line('refused\nDETAIL:  Failing row contains (1, "x").\nSTATEMENT: insert', job="7")
    assert written["event"] == "refused\nDETAIL:  [row]\nSTATEMENT: insert"
    assert written["job"] == "7"


def test_ids_and_addresses_of_our_own_stay() -> None:
    written = line("request", route="v2/feedback/<str:project_id>", user_id="0198c0de-0000-7000-8000-000000000001")
    assert written["route"] == "v2/feedback/<str:project_id>"
    assert written["user_id"].startswith("0198c0de")
