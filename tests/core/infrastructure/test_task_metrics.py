"""How long tasks wait and take: told by what Celery says of them."""

import json
import time
from collections.abc import Iterator
from typing import Any

import pytest
from celery import Celery, Task
from prometheus_client import REGISTRY

from core.infrastructure import broker, task_metrics
from core.infrastructure.redis import redis_client

QUEUE = "planning"


@pytest.fixture(autouse=True)
def _empty() -> Iterator[None]:
    redis_client().delete(QUEUE)
    yield
    redis_client().delete(QUEUE)


def value(name: str, **labels: str) -> float:
    return REGISTRY.get_sample_value(name, labels) or 0.0


@pytest.fixture
def task() -> Iterator[Task]:
    """Of an application of its own, run as a worker runs it."""
    own = Celery("tests", broker="memory://", set_as_current=False)

    @own.task(name="tests.cut")
    def cut(fail: bool = False) -> None:
        if fail:
            raise ValueError("torn")

    yield cut
    own.close()


def run(task: Task, **request: Any) -> None:
    from celery.app.trace import build_tracer

    trace = build_tracer(task.name, task, app=task.app)
    kwargs = {"fail": request.pop("fail", False)}
    told = {"id": "1", "delivery_info": {"routing_key": QUEUE}, **request}
    trace("1", (), kwargs, told)


def test_a_message_tells_when_it_was_sent() -> None:
    before = time.time()
    broker.kick("core.relay", queue=QUEUE)
    headers = json.loads(redis_client().lindex(QUEUE, 0))["headers"]
    assert before <= headers[task_metrics.PUBLISHED_AT] <= time.time()


@pytest.mark.parametrize(("fails", "outcome"), [(False, "succeeded"), (True, "failed")])
def test_a_task_is_counted_by_how_it_ended(task: Task, fails: bool, outcome: str) -> None:
    labels = {"task": "tests.cut", "outcome": outcome}
    before = value("videoplanet_task_seconds_count", **labels)
    run(task, fail=fails)
    assert value("videoplanet_task_seconds_count", **labels) == before + 1


@pytest.mark.parametrize(("ago", "waited"), [(40.0, 40.0), (-40.0, 0.0)])
def test_its_wait_is_counted_by_its_queue(task: Task, ago: float, waited: float) -> None:
    before = value("videoplanet_task_wait_seconds_sum", queue=QUEUE)
    run(task, **{task_metrics.PUBLISHED_AT: time.time() - ago})
    assert value("videoplanet_task_wait_seconds_sum", queue=QUEUE) - before == pytest.approx(waited, abs=20)


def test_a_message_of_an_earlier_release_tells_no_wait(task: Task) -> None:
    before = value("videoplanet_task_wait_seconds_count", queue=QUEUE)
    run(task)
    assert value("videoplanet_task_wait_seconds_count", queue=QUEUE) == before
