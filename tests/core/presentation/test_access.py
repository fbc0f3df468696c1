"""Requests that take long or ask the database often are told of, as loud as they are bad."""

import logging
from collections.abc import Callable

import pytest
from django.db import connection
from django.http import HttpRequest, HttpResponse
from django.test import Client, RequestFactory
from pytest_django.fixtures import Settings

from core.presentation.access import MILLISECONDS, STATEMENTS, AccessLogMiddleware, crossed
from tests.core.presentation.test_metrics import value


def answered(request: HttpRequest, view: Callable[[HttpRequest], HttpResponse]) -> HttpResponse:
    request.resolver_match = None
    return AccessLogMiddleware(view)(request)


def told(caplog: pytest.LogCaptureFixture) -> list[tuple[str, int, object]]:
    lines = [record for record in caplog.records if record.name == "videoplanet.performance"]
    return [(line.getMessage(), line.levelno, line.__dict__["bound"]) for line in lines]


@pytest.mark.parametrize(
    ("milliseconds", "expected"),
    [
        (200.0, None),
        (200.1, ("target", logging.INFO)),
        (500.0, ("target", logging.INFO)),
        (500.1, ("warning", logging.WARNING)),
        (1000.0, ("warning", logging.WARNING)),
        (1000.1, ("critical", logging.ERROR)),
    ],
)
def test_the_highest_bound_below_the_time_counts(milliseconds: float, expected: tuple[str, int] | None) -> None:
    assert crossed(milliseconds, MILLISECONDS) == expected


@pytest.mark.parametrize(
    ("statements", "expected"),
    [
        (5, None),
        (6, ("target", logging.INFO)),
        (11, ("warning", logging.WARNING)),
        (20, ("warning", logging.WARNING)),
        (21, ("critical", logging.ERROR)),
    ],
)
def test_the_highest_bound_below_the_statements_counts(statements: int, expected: tuple[str, int] | None) -> None:
    assert crossed(statements, STATEMENTS) == expected


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Callable[[float], None]:
    """Sets the seconds that pass between any two looks at the clock."""
    seconds = {"now": 0.0, "step": 0.0}

    def look() -> float:
        seconds["now"] += seconds["step"]
        return seconds["now"]

    monkeypatch.setattr("time.perf_counter", look)
    return lambda step: seconds.update(step=step)


@pytest.mark.parametrize(
    ("seconds", "level", "bound"), [(0.3, 20, "target"), (0.7, 30, "warning"), (2, 40, "critical")]
)
def test_a_slow_request_is_told_and_counted(
    clock: Callable[[float], None], caplog: pytest.LogCaptureFixture, seconds: float, level: int, bound: str
) -> None:
    labels = {"level": bound, "method": "GET", "route": "unmatched"}
    before = value("videoplanet_slow_requests_total", **labels)
    clock(seconds)
    with caplog.at_level("INFO", "videoplanet.performance"):
        answered(RequestFactory().get("/"), lambda request: HttpResponse())
    assert told(caplog) == [("slow request", level, bound)]
    assert value("videoplanet_slow_requests_total", **labels) == before + 1


def test_a_quick_request_is_not(clock: Callable[[float], None], caplog: pytest.LogCaptureFixture) -> None:
    clock(0.1)
    with caplog.at_level("INFO", "videoplanet.performance"):
        answered(RequestFactory().get("/"), lambda request: HttpResponse())
    assert told(caplog) == []


def test_a_form_takes_as_long_as_its_senders_line(
    clock: Callable[[float], None], caplog: pytest.LogCaptureFixture
) -> None:
    clock(30)
    with caplog.at_level("INFO", "videoplanet.performance"):
        answered(RequestFactory().post("/", {"text": "Logo"}), lambda request: HttpResponse())
    assert told(caplog) == []


@pytest.mark.parametrize(
    ("kind", "body"),
    [("multipart/form-data; boundary=x", "form"), ("Multipart/Form-Data; boundary=x", "form"), ("text/plain", "other")],
)
def test_the_time_of_a_form_is_told_apart(kind: str, body: str) -> None:
    def counts() -> dict[str, float]:
        labels = {"method": "POST", "route": "unmatched", "status": "200"}
        name = "videoplanet_http_request_seconds_count"
        return {each: value(name, body=each, **labels) for each in ("form", "other")}

    before = counts()
    answered(RequestFactory().post("/", b"--x--", content_type=kind), lambda request: HttpResponse())
    grown = {each: count - before[each] for each, count in counts().items()}
    assert grown == {"form": 0, "other": 0} | {body: 1}


@pytest.mark.django_db
def test_many_statements_are_told_and_counted(caplog: pytest.LogCaptureFixture) -> None:
    labels = {"level": "warning", "method": "GET", "route": "unmatched"}
    before = value("videoplanet_many_statements_total", **labels)

    def view(request: HttpRequest) -> HttpResponse:
        with connection.cursor() as cursor:
            for _ in range(11):
                cursor.execute("SELECT 1")
        return HttpResponse()

    with caplog.at_level("INFO", "videoplanet.performance"):
        answered(RequestFactory().get("/"), view)
    assert ("many statements", logging.WARNING, "warning") in told(caplog)
    assert value("videoplanet_many_statements_total", **labels) == before + 1


@pytest.mark.django_db
def test_refusals_are_counted_by_their_code(settings: Settings) -> None:
    settings.ROOT_URLCONF = "config.urls"
    rest = Client(raise_request_exception=False)
    labels = {"code": "auth.required", "method": "GET", "route": "v2/projects", "status": "401"}
    nowhere = {"code": "not_found", "method": "GET", "route": "unmatched", "status": "404"}
    before = value("videoplanet_http_errors_total", **labels), value("videoplanet_http_errors_total", **nowhere)
    rest.get("/v2/projects")
    rest.get("/nowhere")
    after = value("videoplanet_http_errors_total", **labels), value("videoplanet_http_errors_total", **nowhere)
    assert after == (before[0] + 1, before[1] + 1)


def test_a_failure_without_a_problem_document_is_counted_by_its_status() -> None:
    labels = {"code": "status.503", "method": "GET", "route": "unmatched", "status": "503"}
    before = value("videoplanet_http_errors_total", **labels)
    answered(RequestFactory().get("/"), lambda request: HttpResponse(status=503))
    answered(RequestFactory().get("/"), lambda request: HttpResponse(status=304))
    assert value("videoplanet_http_errors_total", **labels) == before + 1
