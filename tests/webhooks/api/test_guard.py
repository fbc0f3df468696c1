"""No webhook reaches into the network, by whichever way it is named."""

import ssl
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any
from uuid import UUID

import httpcore2
import pytest
from prometheus_client import REGISTRY

from core.domain.actor import Actor
from core.domain.clock import utc_now
from core.domain.ids import new_id
from core.domain.secret import Secret
from tests.client import ApiClient
from tests.webhooks.api.conftest import Desk
from tests.webhooks.certificates import certified
from tests.webhooks.receiver import Receiver, Reply, answering_port, dripping_port, sipping_port
from webhooks.application.ports import Letter, NameUnknown
from webhooks.contracts import Failure
from webhooks.domain.addresses import Reach
from webhooks.domain.signature import secret_of
from webhooks.infrastructure.lookup import system_lookup
from webhooks.infrastructure.post import HttpPost

LOOPBACK = Reach.of(["127.0.0.0/8"])
ADDRESSES = ("127.0.0.1", "10.0.0.5", "169.254.169.254", "100.64.1.1", "192.168.1.1", "172.16.0.1", "0.0.0.0")


class Names:
    """A name server that can be told to change its mind."""

    def __init__(self, *answers: tuple[str, ...]) -> None:
        self.answers = list(answers)
        self.asked: list[str] = []

    def __call__(self, host: str, port: int, seconds: float) -> tuple[str, ...]:
        self.asked.append(host)
        answer = self.answers.pop(0) if len(self.answers) > 1 else self.answers[0]
        if not answer:
            raise NameUnknown
        return answer


@pytest.fixture
def post() -> Iterator[Callable[..., HttpPost]]:
    made: list[HttpPost] = []

    def make(lookup: Any, reach: Reach = LOOPBACK, trusted: ssl.SSLContext | None = None) -> HttpPost:
        made.append(HttpPost(reach, lookup, utc_now, 1, trusted or httpcore2.default_ssl_context()))
        return made[-1]

    yield make
    for each in made:
        each.close()


def letter(url: str) -> Letter:
    return Letter(new_id(), url, (secret_of(b"k" * 32),), {"type": "x"})


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("url", "code"),
    [
        ("https://127.0.0.1/hook", "webhook.url_inside"),
        ("https://localhost/hook", "webhook.url_inside"),
        ("https://2130706433/hook", "webhook.url_inside"),
        ("https://0x7f.1/hook", "webhook.url_inside"),
        ("https://１２７.０.０.１/hook", "webhook.url_inside"),
        ("https://[::1]/hook", "webhook.url_inside"),
        ("https://[64:ff9b::10.0.0.1]/hook", "webhook.url_inside"),
        *((f"https://{address}:8443/hook", "webhook.url_inside") for address in ADDRESSES),
        ("http://hooks.example.com/", "webhook.url_not_secure"),
        ("ftp://hooks.example.com/", "webhook.url_not_secure"),
        ("https://user:pass@hooks.example.com/", "webhook.url_with_user"),
        ("https://@hooks.example.com/", "webhook.url_with_user"),
        ("https://hooks.example.com:5432/", "webhook.url_port"),
        ("https://hooks.example.com:99999/", "webhook.url_malformed"),
        ("https://hooks.example.com/#part", "webhook.url_malformed"),
        ("https:///hook", "webhook.url_malformed"),
        ("https://hooks.example.com\\@127.0.0.1/", "webhook.url_malformed"),
        ("https://hooks.example.com/a b", "webhook.url_malformed"),
        ("https://[::1/", "webhook.url_malformed"),
        ("hooks.example.com", "webhook.url_malformed"),
        ("https://hooks.example.com/\nHost: inside", "webhook.url_malformed"),
        ("https://hooks.example.com/\u202e", "webhook.url_malformed"),
    ],
)
def test_an_address_that_may_not_be_is_refused_and_nothing_is_stored(
    api: ApiClient, make_project: Callable[..., tuple[UUID, Actor]], url: str, code: str
) -> None:
    project_id, owner = make_project()
    path = f"/v2/projects/{project_id}/webhooks"
    answer = api.as_(owner).post(path, {"url": url, "event_types": ["*"]})
    assert (answer.status_code, [fault["code"] for fault in answer.json()["errors"]]) == (422, [code])
    assert answer.json()["errors"][0]["pointer"] == "/url"
    assert api.as_(owner).get(path).json()["count"] == 0


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("url", "code"),
    [
        ("http://1.1.1.1/", "webhook.url_not_secure"),
        ("https://1.1.1.1:9000/", "webhook.url_port"),
        ("http://10.0.0.1/", "webhook.url_inside"),
    ],
)
def test_beside_the_networks_that_are_allowed_an_address_is_told_what_it_lacks(desk: Desk, url: str, code: str) -> None:
    answer = desk.client.post(desk.path, {"url": url, "event_types": ["*"]})
    assert (answer.status_code, answer.json()["errors"][0]["code"]) == (422, code)


@pytest.mark.django_db
def test_a_webhook_is_not_turned_inwards_either(desk: Desk, settings: Any) -> None:
    hook = desk.make()
    settings.WEBHOOK_ALLOWED_NETWORKS = []
    answer = desk.client.patch(f"{desk.path}/{hook['id']}", {"url": "https://127.0.0.1/"})
    assert (answer.status_code, answer.json()["errors"][0]["code"]) == (422, "webhook.url_inside")
    assert desk.row(hook)["url"] == desk.receiver.url


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "2130706433"])
def test_this_machine_is_refused_when_it_is_sent_to(
    post: Callable[..., HttpPost], receiver: Receiver, host: str
) -> None:
    sent = post(system_lookup, Reach.of(["10.9.9.0/24"]))(letter(f"http://{host}:{receiver.port}/"))
    assert (sent.failure, receiver.connections) == (Failure.ADDRESS_REFUSED, 0)


def test_a_name_that_leads_inside_is_refused_when_it_is_sent_to(
    post: Callable[..., HttpPost], receiver: Receiver
) -> None:
    for addresses in (("127.0.0.1",), ("93.184.215.14", "127.0.0.1"), ("::ffff:127.0.0.1",)):
        sent = post(Names(addresses), Reach())(letter("https://hooks.example.com/"))
        assert sent.failure is Failure.ADDRESS_REFUSED
    assert receiver.connections == 0


def test_the_address_that_was_judged_is_the_one_that_is_connected_to(
    post: Callable[..., HttpPost], receiver: Receiver
) -> None:
    """A name server that answers something else the second time is not asked a second time."""
    names = Names(("127.0.0.1",), ("10.0.0.1",))
    sent = post(names)(letter(f"http://rebound.example.com:{receiver.port}/"))
    assert (sent.failure, names.asked, len(receiver.received)) == (None, ["rebound.example.com"], 1)
    assert receiver.received[0].headers["host"] == f"rebound.example.com:{receiver.port}"


def test_a_redirect_leads_nowhere(post: Callable[..., HttpPost], receiver: Receiver) -> None:
    receiver.otherwise = Reply(302, headers={"Location": f"http://127.0.0.1:{receiver.port}/inside"})
    sent = post(system_lookup)(letter(receiver.url))
    assert (sent.failure, sent.status_code, len(receiver.received)) == (Failure.REDIRECTED, 302, 1)


def test_a_proxy_of_the_environment_is_not_asked(
    post: Callable[..., HttpPost], receiver: Receiver, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("HTTP_PROXY", "http_proxy", "ALL_PROXY"):
        monkeypatch.setenv(name, "http://127.0.0.1:1")
    assert post(system_lookup)(letter(receiver.url)).failure is None


def test_a_receiver_without_a_certificate_for_its_name_is_refused(
    post: Callable[..., HttpPost], receiver: Receiver
) -> None:
    sent = post(system_lookup)(letter(f"https://127.0.0.1:{receiver.port}/"))
    assert (sent.failure, receiver.received) == (Failure.TLS_REFUSED, [])


def test_over_tls_the_name_is_checked_though_its_address_was_connected_to(
    post: Callable[..., HttpPost], tmp_path: Path
) -> None:
    certificate, authority = certified(tmp_path, "hooks.example.com")
    receiver, names = Receiver(certificate), Names(("127.0.0.1",))
    try:
        sending = post(names, trusted=authority)
        taken = sending(letter(f"https://hooks.example.com:{receiver.port}/"))
        other = sending(letter(f"https://others.example.com:{receiver.port}/"))
        unknown = post(names)(letter(f"https://hooks.example.com:{receiver.port}/"))
    finally:
        receiver.close()
    assert [each.failure for each in (taken, other, unknown)] == [None, Failure.TLS_REFUSED, Failure.TLS_REFUSED]
    assert len(receiver.received) == 1


def test_a_receiver_that_reads_by_the_sip_does_not_hold_a_place_for_ever(post: Callable[..., HttpPost]) -> None:
    huge = Letter(new_id(), "", (secret_of(b"k" * 32),), {"type": "x", "data": "x" * 30_000_000})
    for sip in (0, 1000):
        with sipping_port(sip) as port:
            sent = post(system_lookup)(replace(huge, url=f"http://127.0.0.1:{port}/"))
        assert sent.failure is Failure.TIMED_OUT


def test_how_attempts_end_is_counted(post: Callable[..., HttpPost], receiver: Receiver) -> None:
    def counted(outcome: str) -> float:
        return REGISTRY.get_sample_value("videoplanet_webhook_attempts_total", {"outcome": outcome}) or 0

    before = {outcome: counted(outcome) for outcome in ("delivered", "refused")}
    receiver.replies = [Reply(500)]
    for _ in range(3):
        post(system_lookup)(letter(receiver.url))
    assert {outcome: counted(outcome) - before[outcome] for outcome in before} == {"delivered": 2, "refused": 1}


def test_an_answer_that_drips_ends_with_the_time_of_the_attempt(post: Callable[..., HttpPost]) -> None:
    """Each byte comes soon enough; all of them never do."""
    with dripping_port() as port:
        sent = post(system_lookup)(letter(f"http://127.0.0.1:{port}/"))
    assert sent.failure is Failure.TIMED_OUT


def test_a_name_that_leads_nowhere_is_told_so(post: Callable[..., HttpPost]) -> None:
    assert post(Names(()))(letter("http://hooks.example.com/")).failure is Failure.NAME_UNKNOWN
    assert post(system_lookup)(letter("http://nowhere.invalid/")).failure is Failure.NAME_UNKNOWN


def test_what_answers_no_http_is_told_so(post: Callable[..., HttpPost]) -> None:
    with answering_port(b"SSH-2.0-OpenSSH_9.9\r\n\r\n") as port:
        assert post(system_lookup)(letter(f"http://127.0.0.1:{port}/")).failure is Failure.BROKEN_ANSWER


def test_a_letter_shows_neither_secret_nor_address() -> None:
    assert "geheim" not in repr(Letter(new_id(), "https://example.com/geheim", (Secret("geheim"),), {"a": "geheim"}))
