"""Whoever watches the product asks a web process itself; through the public port nobody does. Traces name no person."""

import re
import time
from collections import defaultdict
from collections.abc import Callable
from pathlib import Path

import httpx

from config.gauges import KINDS
from tests.core.infrastructure.collector import Collector, Told
from tests.e2e.people import Person
from tests.e2e.product import Product, until

READS, SEEN = 40, "videoplanet_process_seen_timestamp_seconds"
_COUNT = re.compile(
    r'^videoplanet_http_request_seconds_count\{body="other",method="GET",process="web",route="v2/projects",'
    r'status="200"\} (\S+)$',
    re.MULTILINE,
)
_KIND = re.compile(r'process="\w+",?')


def inside(product: Product) -> str:
    return f"http://127.0.0.1:{product.processes('web')[0].environ()['WEB_PORT']}/metrics"


def series(product: Product) -> dict[str, float]:
    """All that a web process tells, whichever kind of process it is of."""
    found: dict[str, float] = defaultdict(float)
    for line in httpx.get(inside(product)).text.splitlines():
        if line[0] != "#":
            name, _, value = line.rpartition(" ")
            found[_KIND.sub("", name).replace(",}", "}").replace("{}", "")] += float(value)
    return found


def counted(text: str) -> int:
    """Lists of projects so far."""
    return sum(int(float(count)) for count in _COUNT.findall(text))


def test_every_worker_is_counted_and_no_outsider_is_told(product: Product, person: Callable[[str], Person]) -> None:
    address = inside(product)
    somebody, before = person("watched"), counted(httpx.get(address).text)
    for _ in range(READS):
        # A connection of its own may go to either worker.
        httpx.get(f"{product.url}/v2/projects", headers=dict(somebody.http.headers)).raise_for_status()
    assert {counted(httpx.get(address).text) for _ in range(10)} == {before + READS}
    assert "videoplanet_cache_lookups_total" in httpx.get(address).text
    outside = httpx.get(f"{product.url}/metrics")
    assert (outside.status_code, outside.json()["code"]) == (404, httpx.get(f"{product.url}/nowhere").json()["code"])


def test_a_web_process_tells_what_all_processes_did_and_what_there_is(
    product: Product, person: Callable[[str], Person], cuts: dict[str, Path]
) -> None:
    somebody, before = person("busy"), series(product)
    project_id = str(somebody.must("POST", "/v2/projects", 201, json={"name": "봄 캠페인"})["id"])
    with somebody.listening(project_id) as seen:
        somebody.upload(project_id, cuts["mp4"])
        seen.until_type("video.ready")

    def grown(name: str) -> bool:
        return until(lambda: series(product).get(name, 0) > before.get(name, 0), what=name)

    assert all(
        grown(name)
        for name in (
            'videoplanet_uploads_total{outcome="completed"}',
            'videoplanet_task_seconds_count{outcome="succeeded",task="core.sweep"}',
            'videoplanet_task_wait_seconds_count{queue="default"}',
            'videoplanet_task_wait_seconds_count{queue="media"}',
            'videoplanet_job_seconds_count{kind="feedback.process_video",outcome="succeeded"}',
            'videoplanet_step_seconds_count{outcome="done",step="probe"}',
            "videoplanet_stream_lag_seconds_count",
        )
    )
    now = series(product)
    assert time.time() - now["videoplanet_beat_tick_timestamp_seconds"] < 60
    assert [now[f'videoplanet_part_ready{{part="{part}"}}'] for part in ("database", "redis", "storage")] == [1, 1, 1]
    assert now['videoplanet_queue_depth{queue="default"}'] < 100
    assert now["videoplanet_outbox_dead"] == 0
    assert [kind for kind in KINDS if time.time() - now[f'{SEEN}{{kind="{kind}"}}'] > 60] == []


def test_traces_lead_through_the_processes_and_tell_of_no_person(
    collector: Collector, person: Callable[[str], Person]
) -> None:
    somebody = person("traced")
    project_id = str(somebody.must("POST", "/v2/projects", 201, json={"name": "아무도 모르는 이름"})["id"])
    assert len({span.trace for span in until(lambda: registration(collector), what="a trace")}) == 1
    assert collector.about()["service.name"] == "journeys"
    told = b"".join(collector.bodies)
    handle, token = somebody.email.partition("@")[0], somebody.session["access_token"]
    assert [each for each in (handle, token, "아무도 모르는", project_id) if each.encode() in told] == []
    assert b"@example.kr" not in told
    assert b"127.0.0.1" not in told


def registration(collector: Collector) -> tuple[Told, Told, Told] | None:
    """The request, the task that mails to who registered, and a statement of that."""
    spans = collector.spans()
    of = {span.id: span for span in spans}
    for statement in spans:
        task = of.get(statement.parent)
        request = of.get(task.parent) if task and task.name == "run core.run_job" else None
        if task and request and request.name == "POST v2/auth/register" and statement.facts.get("db.query.text"):
            return request, task, statement
    return None
