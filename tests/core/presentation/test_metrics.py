"""Numbers for those who watch: who may read them, and that they tell what was done."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from django.test import Client
from prometheus_client.mmap_dict import MmapedDict, mmap_key
from pytest_django.fixtures import Settings

from core.domain.actor import Actor
from core.infrastructure import metrics
from tests.client import ApiClient

TOKEN = "a token of the operator"
KINDS = ("web", "worker")


@pytest.fixture
def rest(settings: Settings) -> Client:
    settings.ROOT_URLCONF = "config.urls"
    return Client(raise_request_exception=False)


def asked(rest: Client, peer: str = "127.0.0.1", **headers: str) -> int:
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return rest.get("/metrics", REMOTE_ADDR=peer, headers=named).status_code


def value(name: str, **labels: str) -> float:
    """Of one series; 0 where there is none."""
    wanted = name + "{" + ",".join(f'{label}="{text}"' for label, text in labels.items()) + "} "
    lines = metrics.exposition().decode().splitlines()
    return sum(float(line.removeprefix(wanted)) for line in lines if line.startswith(wanted))


@pytest.mark.parametrize("peer", ["127.0.0.1", "::1", "127.0.0.9"])
def test_the_machine_itself_may_read(rest: Client, peer: str) -> None:
    answer = rest.get("/metrics", REMOTE_ADDR=peer)
    assert (answer.status_code, answer["Cache-Control"]) == (200, "no-store")
    assert answer["Content-Type"].startswith("text/plain; version=0.0.4")


@pytest.mark.parametrize("peer", ["203.0.113.7", "10.0.0.3", "2001:db8::7", ""])
def test_for_others_it_is_not_there(rest: Client, peer: str) -> None:
    there, nowhere = rest.get("/metrics", REMOTE_ADDR=peer), rest.get("/nowhere", REMOTE_ADDR=peer)
    assert (there.status_code, there.json()["code"]) == (404, nowhere.json()["code"])


@pytest.mark.parametrize("forwarded", ["203.0.113.7", "127.0.0.1", "203.0.113.7, 127.0.0.1", "", "::1"])
def test_whoever_comes_through_the_front_is_outside(rest: Client, forwarded: str) -> None:
    assert asked(rest, X_Forwarded_For=forwarded) == 404


@pytest.mark.parametrize("peer", ["203.0.113.7", "127.0.0.1"])
def test_the_token_opens_it_from_everywhere(rest: Client, settings: Settings, peer: str) -> None:
    settings.METRICS_TOKEN = TOKEN
    assert asked(rest, peer, X_Forwarded_For="203.0.113.9", Authorization=f"Bearer {TOKEN}") == 200


@pytest.mark.parametrize("given", ["", "Bearer ", "Bearer", "Bearer a token", f"Basic {TOKEN}", TOKEN, "Bearer \xff"])
@pytest.mark.parametrize("token", ["", TOKEN])
def test_no_other_word_opens_it(rest: Client, settings: Settings, given: str, token: str) -> None:
    settings.METRICS_TOKEN = token
    assert asked(rest, "203.0.113.7", Authorization=given) == 404


def test_requests_are_counted_by_route_and_not_by_path(rest: Client) -> None:
    labels = {"body": "other", "method": "GET", "route": "v2/projects/<str:project_id>", "status": "401"}
    before = value("videoplanet_http_request_seconds_count", **labels)
    for secret in ("my-secret-1", "my-secret-2"):
        rest.get(f"/v2/projects/{secret}")
    assert value("videoplanet_http_request_seconds_count", **labels) == before + 2
    assert "my-secret" not in metrics.exposition().decode()


def test_what_nobody_serves_is_one_route_and_what_nobody_speaks_one_method(rest: Client) -> None:
    labels = {"body": "other", "method": "other", "route": "unmatched", "status": "404"}
    before = value("videoplanet_http_request_seconds_count", **labels)
    for method in ("BREW", "X" * 50):
        rest.generic(method, f"/nowhere/{method}")
    assert value("videoplanet_http_request_seconds_count", **labels) == before + 2
    assert "BREW" not in metrics.exposition().decode()


def test_the_log_line_and_the_metrics_tell_the_same_statements(
    api: ApiClient, make_person: Callable[..., Actor], caplog: pytest.LogCaptureFixture
) -> None:
    client, labels = api.as_(make_person()), {"method": "POST", "route": "v2/projects"}
    before = value("videoplanet_http_statements_total", **labels)
    with caplog.at_level("INFO", "videoplanet.access"):
        assert client.post("/v2/projects", {"name": "봄 캠페인"}).status_code == 201
    (line,) = [record.__dict__ for record in caplog.records if record.name == "videoplanet.access"]
    assert value("videoplanet_http_statements_total", **labels) - before == line["statements"] > 0


def test_a_request_without_a_statement_is_told_apart() -> None:
    labels = {"method": "GET", "route": "kept"}
    for statements in (0, 2, 0):
        metrics.count_request("kept", "GET", 200, 0.01, statements)
    assert value("videoplanet_http_spared_total", **labels) == 2
    assert value("videoplanet_http_statements_total", **labels) == 2


def test_the_processes_of_a_kind_are_added_up(tmp_path: Path, settings: Settings) -> None:
    for kind, process, count in (
        ("web.4711", 1, 2.0),
        ("web.4711", 2, 3.0),
        ("web.4712", 3, 1.0),
        ("worker.1", 1, 4.0),
    ):
        (tmp_path / kind).mkdir(exist_ok=True)
        file = MmapedDict(str(tmp_path / kind / f"counter_{process}.db"))
        name = ("videoplanet_cache_lookups", "videoplanet_cache_lookups_total")
        file.write_value(mmap_key(*name, ("entry", "layer"), ("page", "redis"), "Lookups"), count, 0.0)
        file.close()
    settings.METRICS_DIR = tmp_path
    found = [value("videoplanet_cache_lookups_total", entry="page", layer="redis", process=kind) for kind in KINDS]
    assert found == [6.0, 4.0]


def test_buckets_surround_the_goal_of_a_request() -> None:
    assert {0.05, 0.1, 0.2, 0.5, 1.0} <= set(metrics.BUCKETS)
    metrics.count_request("goal", "GET", 200, 0.15, 0)
    bounds = re.findall(r'le="([\d.]+)".*route="goal".* 1\.0', metrics.exposition().decode())
    assert bounds[0] == "0.15"
