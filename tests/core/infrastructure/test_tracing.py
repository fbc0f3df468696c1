"""Traces lead from a request to its statements and to the tasks that it woke, and tell nothing of people."""

import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from celery import Celery
from celery.app.trace import build_tracer
from django.db import connection
from pytest_django.fixtures import Settings

from core.infrastructure import tracing
from core.infrastructure.machine_routes import MACHINE_ROUTES
from core.infrastructure.redis import redis_client
from tests.core.infrastructure.collector import Collector, Told
from tests.core.infrastructure.failing import MAIL, SECRETS
from tests.core.infrastructure.test_reports import Rest

pytestmark = pytest.mark.django_db(transaction=True)
ABOUT = {"service.name": "videoplanet", "service.version": "9.9.9"}
QUEUE = "planning"
Begin = Callable[..., tracing.Tracing]


@pytest.fixture
def collector() -> Iterator[Collector]:
    made = Collector()
    yield made
    made.close()


@pytest.fixture
def begin(collector: Collector, settings: Settings) -> Iterator[Begin]:
    begun: list[tracing.Tracing] = []

    def now(**chosen: Any) -> tracing.Tracing:
        given = {"headers": {"x-key": "of-the-operator"}, "share": 1.0, "about": ABOUT} | chosen
        begun.append(tracing.begin(endpoint=collector.url, **given))
        return begun[0]

    settings.ROOT_URLCONF = "tests.core.infrastructure.failing"
    settings.MIDDLEWARE = ["core.presentation.tracing.TraceMiddleware", *settings.MIDDLEWARE]
    redis_client().delete(QUEUE)
    yield now
    for each in begun:
        each.end()
    redis_client().delete(QUEUE)


def named(collector: Collector, name: str) -> Told:
    (found,) = [span for span in collector.spans() if span.name == name]
    return found


def take(fails: bool = False) -> None:
    """Runs the task of the message that waits, as a worker does."""
    headers = json.loads(redis_client().lpop(QUEUE))["headers"]
    own = Celery("tests", broker="memory://", set_as_current=False)

    @own.task(name="tests.greet")
    def greet(mail: str) -> None:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 2, %s", [mail])
        if fails:
            raise ValueError(f"cannot greet {mail}")

    request = {**headers, "id": "1", "delivery_info": {"routing_key": QUEUE}}
    build_tracer(greet.name, greet, app=own)("1", (MAIL,), {}, request)


def silent_about_people(collector: Collector) -> bool:
    return not [secret for secret in SECRETS for body in collector.bodies if secret.encode() in body]


def test_a_trace_leads_from_the_request_over_its_task_to_the_statements(collector: Collector, begin: Begin) -> None:
    begun = begin()
    assert Rest().get(f"/v2/waking/Zk3-x_9?mail={MAIL}") == 200
    take()
    begun.flush()
    request, task = named(collector, "GET v2/waking/<str:token>"), named(collector, "run tests.greet")
    first, second = (
        next(span for span in collector.spans() if span.facts.get("db.query.text") == text)
        for text in ("SELECT 1, %s", "SELECT 2, %s")
    )
    assert (request.parent, first.parent, task.parent, second.parent) == (b"", request.id, request.id, task.id)
    assert {span.trace for span in (request, first, task, second)} == {request.trace}
    assert request.facts == {
        "http.request.method": "GET",
        "http.route": "v2/waking/<str:token>",
        "http.response.status_code": 200,
        "videoplanet.request_id": "the-request",
    }
    assert (first.name, first.facts["db.system.name"]) == ("SELECT", "postgresql")
    assert task.facts == {"messaging.system": "celery", "messaging.destination.name": QUEUE}
    assert collector.about() == ABOUT
    assert collector.headers[0]["x-key"] == "of-the-operator"
    assert silent_about_people(collector)


@pytest.mark.parametrize("path", ["/v2/plain/Zk3-x_9", "/v2/failing/Zk3-x_9", "/v2/doubled"])
def test_what_fails_is_told_by_its_kind(collector: Collector, begin: Begin, path: str) -> None:
    begun, rest = begin(), Rest()
    assert (rest.get(path) if "plain" in path else rest.post(path)) == 500
    begun.flush()
    (request,) = [span for span in collector.spans() if not span.parent]
    assert (request.status.code, request.status.message, request.events) == (2, "", [])
    assert request.facts["error.type"] == "server.error"
    assert silent_about_people(collector)


def test_a_statement_and_a_task_that_fail_are_told_by_their_kind(collector: Collector, begin: Begin) -> None:
    begun = begin()
    Rest().post("/v2/doubled")
    Rest().get("/v2/waking/Zk3-x_9")
    take(fails=True)
    begun.flush()
    refused = [span for span in collector.spans() if span.name == "INSERT" and span.status.code == 2]
    assert [span.facts["error.type"] for span in refused] == ["IntegrityError"]
    assert named(collector, "run tests.greet").facts["error.type"] == "FAILURE"
    assert silent_about_people(collector)


def test_outside_of_a_request_or_task_nothing_is_traced(collector: Collector, begin: Begin) -> None:
    begun = begin()
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    begun.flush()
    assert collector.bodies == []


@pytest.mark.parametrize("route", sorted(MACHINE_ROUTES))
def test_what_machines_ask_every_few_seconds_is_not_traced(
    collector: Collector, begin: Begin, settings: Settings, route: str
) -> None:
    begun = begin()
    settings.ROOT_URLCONF = "config.urls"
    assert Rest().get(f"/{route}") < 500
    begun.flush()
    assert collector.bodies == []


def test_what_strangers_say_of_traces_is_not_believed(collector: Collector, begin: Begin) -> None:
    begun, theirs = begin(), "0af7651916cd43dd8448eb211c80319c"
    assert Rest(traceparent=f"00-{theirs}-b7ad6b7169203331-01").get("/v2/waking/Zk3-x_9") == 200
    begun.flush()
    assert bytes.fromhex(theirs) not in {span.trace for span in collector.spans()}


def test_only_so_many_are_told_as_wished(collector: Collector, begin: Begin) -> None:
    begun = begin(share=0.0)
    Rest().get("/v2/waking/Zk3-x_9")
    take()
    begun.flush()
    assert collector.bodies == []


def test_a_collector_that_is_away_takes_nothing_from_those_who_ask(collector: Collector, begin: Begin) -> None:
    begin()
    collector.close()
    assert Rest().get("/v2/waking/Zk3-x_9") == 200


PROGRAM = """
import sys
from django.conf import settings
import config.celery, config.wsgi
print([name for name in ("opentelemetry.sdk.trace", "opentelemetry.exporter", "sentry_sdk") if name in sys.modules])
print([name for name in settings.MIDDLEWARE if "racing" in name])
"""


@pytest.mark.parametrize(
    ("endpoint", "expected"),
    [
        ("", "[]\n[]\n"),
        (
            "http://127.0.0.1:9",
            "['opentelemetry.sdk.trace', 'opentelemetry.exporter']\n['core.presentation.tracing.TraceMiddleware']\n",
        ),
    ],
    ids=["off", "on"],
)
def test_nothing_of_it_is_imported_unless_a_collector_is_given(endpoint: str, expected: str) -> None:
    environment = os.environ | {"OTEL_EXPORTER_OTLP_ENDPOINT": endpoint}
    ended = subprocess.run([sys.executable, "-c", PROGRAM], env=environment, capture_output=True, text=True, check=True)
    assert ended.stdout == expected
