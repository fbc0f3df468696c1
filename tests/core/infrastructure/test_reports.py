"""Reports of errors tell where something failed, and nothing that anybody has typed or is called."""

import asyncio
import json
import logging
import subprocess
import sys
from collections.abc import Iterator
from typing import Any

import pytest
import sentry_sdk
from django.core.handlers.wsgi import WSGIHandler
from django.test import RequestFactory
from pytest_django.fixtures import Settings
from sentry_sdk.envelope import Envelope
from sentry_sdk.transport import Transport

from core.infrastructure.machine_routes import MACHINE_ROUTES
from core.infrastructure.reports import report_to, scrubbed
from tests.core.infrastructure.failing import LATIN, MAIL, NAME, SECRETS, failing_task

pytestmark = pytest.mark.django_db(transaction=True)
CHOSEN: dict[str, Any] = {"environment": "staging", "release": "videoplanet@9.9.9", "sample_rate": 1.0}
TYPED = {"text": f"typed note of {NAME}", "password": "hunter22"}


class Tracker(Transport):
    """Keeps what would be sent."""

    def __init__(self) -> None:
        super().__init__()
        self.sent: list[Envelope] = []

    def capture_envelope(self, envelope: Envelope) -> None:
        self.sent.append(envelope)

    @property
    def text(self) -> str:
        return "".join(envelope.serialize().decode() for envelope in self.sent)

    def told(self, kind: str) -> list[dict[str, Any]]:
        """Payloads of that type."""
        return [item.payload.json for each in self.sent for item in each.items if item.type == kind]


def begin(**chosen: Any) -> Tracker:
    tracker = Tracker()
    report_to("http://key@127.0.0.1:9/1", **CHOSEN, **chosen, transport=tracker)
    return tracker


@pytest.fixture
def tracker() -> Iterator[Tracker]:
    yield begin()
    sentry_sdk.get_global_scope().set_client(None)


class Rest:
    """Asks as a server does, which Django's own client does not."""

    def __init__(self, **more: str) -> None:
        headers = more | {
            "Authorization": "Bearer eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiIxIn0.c2ln",
            "X-Forwarded-For": "203.0.113.77",
            "X-Request-ID": "the-request",
            "Cookie": "session=my-cookie",
        }
        self._requests, self._handler = RequestFactory(REMOTE_ADDR="10.9.8.7", headers=headers), WSGIHandler()

    def get(self, path: str) -> int:
        return self._answered(self._requests.get(path).environ)

    def post(self, path: str) -> int:
        return self._answered(self._requests.post(path, TYPED, content_type="application/json").environ)

    def _answered(self, environ: dict[str, Any]) -> int:
        statuses: list[str] = []
        list(self._handler(environ, lambda status, headers: statuses.append(status)))
        return int(statuses[0].split()[0])


@pytest.fixture
def rest(settings: Settings) -> Rest:
    settings.ROOT_URLCONF = "tests.core.infrastructure.failing"
    return Rest()


def silent_about_people(tracker: Tracker) -> bool:
    raw = tracker.text
    plain = json.dumps([json.loads(line) for line in raw.splitlines() if line], ensure_ascii=False)
    return not [secret for secret in SECRETS if secret in raw or secret in plain]


def test_a_failing_view_is_reported_by_where_it_failed(tracker: Tracker, rest: Rest) -> None:
    url = f"/v2/failing/Zk3-x_9?search={NAME}&mail={MAIL}"
    assert rest.post(url) == 500
    (event,) = tracker.told("event")
    (raised,) = event["exception"]["values"]
    assert (raised["type"], raised["value"]) == ("Unreadable", "[withheld]")
    last = raised["stacktrace"]["frames"][-1]
    assert (last["function"], last["context_line"].strip()) == (
        "stumble",
        'raise Unreadable(f"cannot read {name} <{mail}>")',
    )
    assert (event["transaction"], event["request"]) == ("/v2/failing/{token}", {"method": "POST"})
    assert (event["environment"], event["release"]) == ("staging", "videoplanet@9.9.9")
    assert silent_about_people(tracker)


def test_so_is_a_view_without_a_handler_of_its_own(tracker: Tracker, rest: Rest) -> None:
    assert rest.get(f"/v2/plain/Zk3-x_9?mail={MAIL}") == 500
    assert [event["exception"]["values"][0]["type"] for event in tracker.told("event")] == ["Unreadable"]
    assert silent_about_people(tracker)


def test_a_row_that_the_database_refuses_is_not_shown(tracker: Tracker, rest: Rest) -> None:
    assert rest.post("/v2/doubled") == 500
    (event,) = tracker.told("event")
    assert [each["type"] for each in event["exception"]["values"]] == ["UniqueViolation", "IntegrityError"]
    assert silent_about_people(tracker)


def test_a_failing_task_is_reported_without_its_arguments(tracker: Tracker) -> None:
    failing_task()()
    events = tracker.told("event")
    assert {event["exception"]["values"][-1]["type"] for event in events} == {"Unreadable"}
    assert {event["transaction"] for event in events} == {"tests.greet"}
    assert silent_about_people(tracker)


def test_an_error_in_the_log_is_reported_with_ids_and_numbers_alone(tracker: Tracker) -> None:
    facts = {"request_id": "abc", "attempt": 3, "cause": f"no mail to {MAIL}", "who": LATIN}
    try:
        raise ConnectionRefusedError(111, "Connection refused")
    except ConnectionRefusedError:
        logging.getLogger("videoplanet.sockets").exception("wait failed", extra=facts)
    (event,) = tracker.told("event")
    assert (event["logentry"], event["extra"]) == ({"message": "wait failed"}, {"request_id": "abc", "attempt": 3})
    assert event["exception"]["values"][0]["value"] == "[Errno 111] Connection refused"
    assert silent_about_people(tracker)


def test_what_libraries_log_is_withheld(tracker: Tracker) -> None:
    logging.getLogger("some.library").error(f"cannot greet {LATIN} at {MAIL}")

    async def fail() -> None:
        raise ValueError(LATIN)

    async def forget() -> None:
        asyncio.get_running_loop().create_task(fail())
        await asyncio.sleep(0)
        await asyncio.sleep(0)

    asyncio.run(forget())
    assert {event["logentry"]["message"] for event in tracker.told("event")} == {"[withheld]"}
    assert silent_about_people(tracker)


@pytest.mark.parametrize("name", ["django.security.DisallowedHost", "django.request"])
def test_what_django_says_of_a_stranger_is_not_told(tracker: Tracker, name: str) -> None:
    said = f"Invalid HTTP_HOST header: '{NAME}.example'"
    logging.getLogger(name).log(logging.CRITICAL, said)
    assert silent_about_people(tracker)
    assert "HTTP_HOST" not in tracker.text


def test_a_host_that_is_none_of_ours_is_no_error_of_ours(tracker: Tracker) -> None:
    logging.getLogger("django.security.DisallowedHost").error("Invalid HTTP_HOST header")
    assert tracker.sent == []


def test_slow_requests_are_left_to_the_figures(tracker: Tracker) -> None:
    logging.getLogger("videoplanet.performance").error("slow request")
    assert tracker.sent == []


def test_the_course_of_a_request_is_told_without_what_was_asked(rest: Rest) -> None:
    tracker = begin(traces_sample_rate=1.0)
    try:
        assert rest.get(f"/v2/working/Zk3-x_9?search={NAME}") == 200
    finally:
        sentry_sdk.get_global_scope().set_client(None)
    (course,) = tracker.told("transaction")
    assert course["transaction"] == "/v2/working/{token}"
    assert "SELECT %s || %s" in [span["description"] for span in course["spans"] if span["op"] == "db"]
    assert silent_about_people(tracker)


@pytest.mark.parametrize("route", sorted(MACHINE_ROUTES))
def test_the_course_of_what_machines_ask_every_few_seconds_is_not_told(route: str) -> None:
    tracker = begin(traces_sample_rate=1.0)
    try:
        assert Rest().get(f"/{route}") < 500
    finally:
        sentry_sdk.get_global_scope().set_client(None)
    assert tracker.told("transaction") == []


def test_by_default_no_course_is_told(tracker: Tracker, rest: Rest) -> None:
    assert rest.get("/v2/working/Zk3-x_9") == 200
    assert tracker.sent == []


def test_only_so_many_errors_are_reported_as_wished(rest: Rest) -> None:
    tracker = Tracker()
    report_to("http://key@127.0.0.1:9/1", sample_rate=0.0, transport=tracker)
    try:
        rest.get("/v2/plain/Zk3-x_9")
    finally:
        sentry_sdk.get_global_scope().set_client(None)
    assert tracker.sent == []


def test_an_address_that_is_no_route_of_ours_is_withheld() -> None:
    event = {"transaction": f"/{NAME}", "transaction_info": {"source": "url"}, "user": {"ip_address": "10.9.8.7"}}
    assert scrubbed(event, {}) == {"transaction": "[withheld]", "transaction_info": {"source": "url"}}


def test_to_report_errors_loads_no_client_of_anybody_who_might_be_watched() -> None:
    program = (
        "import sys; from core.infrastructure.reports import report_to; report_to('http://key@127.0.0.1:9/1');"
        "print(sorted({'openai', 'google.genai', 'boto3', 'django', 'celery'} & set(sys.modules)))"
    )
    ended = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert ended.stdout.strip() == "['celery', 'django']"
