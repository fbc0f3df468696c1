"""What there is at the moment: what waits, since when, and which part does not say."""

import json
import socket
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.db import connection
from django.utils.timezone import now
from prometheus_client import REGISTRY, Metric
from prometheus_client.registry import Collector
from pytest_django.fixtures import Settings

from config.gauges import GAUGES, KINDS, QUEUES
from core.domain.actor import Actor
from core.infrastructure import backup_log, broker, kernel_gauges
from core.infrastructure.exposition import exposition_of
from core.infrastructure.gauges import Gauges, Source, gauge
from core.infrastructure.jobs import DatabaseJobQueue, JobKind
from core.infrastructure.models import DeliveryRecord, JobRecord, TimerRecord
from core.infrastructure.redis import redis_client
from core.infrastructure.unit_of_work import unit_of_work
from stack import process
from tests.core.infrastructure.facts import send
from tests.core.wiring import JOB_KINDS, SUBSCRIPTIONS

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("wired")]


class Told(Collector):
    """What a source says, however long that takes."""

    def __init__(self, source: Source) -> None:
        self._source = source

    def collect(self) -> Iterator[Metric]:
        yield from self._source()


def told(source: Source) -> dict[str, float]:
    """The value of each series."""
    text = exposition_of(Told(source)).decode()
    return {line.rpartition(" ")[0]: float(line.rpartition(" ")[2]) for line in text.splitlines() if line[0] != "#"}


def outbox() -> dict[str, float]:
    return told(kernel_gauges.outbox) | told(kernel_gauges.outbox_oldest) | told(kernel_gauges.outbox_dead)


def about(seconds: float) -> Any:
    return pytest.approx(seconds, abs=30)


def test_what_is_due_to_subscribers_is_told_with_its_age(by: Actor) -> None:
    SUBSCRIPTIONS["reel.sent"] = {"slow": lambda *_: None, "dead": lambda *_: None}
    SUBSCRIPTIONS["reel.shot"] = {"idle": lambda *_: None}
    send(by, "A", "B", "C")
    DeliveryRecord.objects.filter(subscriber="dead").update(died_at=now())
    slow = list(DeliveryRecord.objects.filter(subscriber="slow").values_list("id", flat=True))
    DeliveryRecord.objects.filter(id=slow[0]).update(due_at=now() - timedelta(seconds=600))
    DeliveryRecord.objects.filter(id=slow[1]).update(due_at=now() + timedelta(seconds=600))
    series = outbox()
    assert series['videoplanet_outbox_due{subscriber="slow"}'] == 2
    assert {series[f'videoplanet_outbox_due{{subscriber="{name}"}}'] for name in ("idle", "dead")} == {0}
    assert series["videoplanet_outbox_oldest_seconds"] == about(600)
    assert series["videoplanet_outbox_dead"] == 3


def test_with_nothing_owed_the_outbox_is_told_to_be_empty() -> None:
    series = outbox()
    assert (series["videoplanet_outbox_oldest_seconds"], series["videoplanet_outbox_dead"]) == (0, 0)


def test_jobs_that_wait_or_run_are_told_with_their_age(by: Actor) -> None:
    JOB_KINDS["film.show"] = JOB_KINDS["film.cut"] = JobKind(lambda _: None)
    with unit_of_work(by=by):
        for key, after in (("A", 0), ("B", 0), ("C", 3600)):
            DatabaseJobQueue().enqueue("film.show", {}, key=key, after=timedelta(seconds=after))
    JobRecord.objects.filter(key="A").update(status="running", due_at=now() - timedelta(seconds=900))
    series = told(kernel_gauges.jobs)
    assert {
        state: series[f'videoplanet_jobs{{kind="film.show",state="{state}"}}'] for state in ("queued", "later")
    } == {
        "queued": 1,
        "later": 1,
    }
    assert series['videoplanet_jobs_oldest_seconds{kind="film.show",state="running"}'] == about(900)
    assert series['videoplanet_jobs{kind="film.cut",state="queued"}'] == 0
    assert series['videoplanet_jobs_oldest_seconds{kind="film.show",state="later"}'] == 0


@pytest.fixture
def queue() -> Iterator[str]:
    redis_client().delete("planning")
    yield "planning"
    redis_client().delete("planning")


def test_a_queue_is_told_with_the_age_of_its_oldest_message(queue: str) -> None:
    for _ in range(3):
        broker.kick("core.relay", queue=queue)
    newest = json.loads(redis_client().lindex(queue, 0))
    oldest = newest | {"headers": newest["headers"] | {"published_at": time.time() - 300}}
    redis_client().rpush(queue, json.dumps(oldest))
    series = told(kernel_gauges.queues([queue]))
    assert series['videoplanet_queue_depth{queue="planning"}'] == 4
    assert series['videoplanet_queue_oldest_seconds{queue="planning"}'] == about(300)


def test_an_empty_queue_is_told_to_be_empty(queue: str) -> None:
    series = told(kernel_gauges.queues([queue]))
    assert {value for name, value in series.items() if "queue" in name} == {0.0}


@pytest.mark.parametrize(
    "message",
    ['{"headers": {}}', '{"headers": {"published_at": null}}', "{}", "[]", "no JSON"],
    ids=["without a time", "with none", "without headers", "a list", "another language"],
)
def test_a_message_that_tells_no_time_has_no_age(queue: str, message: str) -> None:
    redis_client().rpush(queue, message)
    assert told(kernel_gauges.queues([queue]))['videoplanet_queue_oldest_seconds{queue="planning"}'] == 0


def test_every_kind_that_nobody_else_misses_is_seen() -> None:
    others = {"web", "beat", "metrics", "prepare", "manage", "front"}
    assert set(KINDS) == set(process.NAMES) - others
    assert told(kernel_gauges.attendance(["usher"])) == {'videoplanet_process_seen_timestamp_seconds{kind="usher"}': 0}


def test_every_queue_that_a_process_works_off_is_watched() -> None:
    commands = [process.command(name, {}) for name in process.NAMES if name != "front"]
    assert {command[command.index("-Q") + 1] for command in commands if "-Q" in command} == set(QUEUES)


def test_connections_are_told_by_their_states() -> None:
    other = connection.copy()
    other.set_autocommit(False)
    with other.cursor() as cursor:
        cursor.execute("SELECT 1")
        series = told(kernel_gauges.connections)
    other.close()
    assert series['videoplanet_database_connections{state="active"}'] >= 1
    assert series['videoplanet_database_connections{state="idle_in_transaction"}'] >= 1


def test_how_many_connections_there_may_be_is_told_without_those_of_keepers() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_setting('max_connections')::int")
        [most] = cursor.fetchone()
    assert told(kernel_gauges.connections)["videoplanet_database_connections_limit"] == most - 3


def test_the_last_tick_of_the_timers_is_told_once_there_is_one() -> None:
    assert told(kernel_gauges.timers) == {}
    for name, minutes in (("sweep", 1), ("tidy", 50)):
        TimerRecord.objects.create(name=name, ran_at=now() - timedelta(minutes=minutes))
    assert told(kernel_gauges.timers)["videoplanet_beat_tick_timestamp_seconds"] == about(time.time() - 60)


def test_the_last_backup_is_told_once_there_is_one() -> None:
    assert told(backup_log.backups) == {}
    for day, size, faults in ((2, 20, 9), (3, 30, 4), (1, 10, 0)):
        backup_log.note_backup(datetime(2027, 3, day, tzinfo=UTC), size, faults)
    series = told(backup_log.backups)
    assert series["videoplanet_backup_timestamp_seconds"] == datetime(2027, 3, 3, tzinfo=UTC).timestamp()
    assert series["videoplanet_backup_bytes"] == 30
    assert series["videoplanet_backup_faults"] == 4


def errors(part: str) -> float:
    return REGISTRY.get_sample_value("videoplanet_scrape_errors_total", {"part": part}) or 0


def test_a_part_that_is_away_leaves_its_figures_out_and_the_others_tell_theirs(
    settings: Settings, redis_away: None
) -> None:
    before = errors("redis")
    series = exposition_of(Gauges(GAUGES, keep=0, patience=30)).decode()
    assert "videoplanet_outbox_dead 0.0" in series
    assert "videoplanet_queue_depth" not in series
    assert errors("redis") == before + 1
    assert 'videoplanet_part_ready{part="redis"} 0.0' in series
    assert 'videoplanet_part_ready{part="database"} 1.0' in series


def test_a_part_that_hangs_is_waited_for_a_second_and_asked_once() -> None:
    asked = []
    with socket.create_server(("127.0.0.1", 0)) as silent:

        def hang() -> list[Any]:
            asked.append(1)
            with socket.create_connection(silent.getsockname()) as link:
                link.recv(1)
            return [gauge("late", "Comes too late")]

        hanging = Gauges({"silent": (hang,), "quick": (lambda: [gauge("early", "Comes at once")],)}, keep=0)
        for _ in range(2):
            text = exposition_of(hanging).decode()
            assert ("videoplanet_late" in text, "videoplanet_early" in text) == (False, True)
        assert (len(asked), errors("silent")) == (1, 2)
        silent.accept()[0].close()


def test_figures_are_kept_for_some_seconds() -> None:
    asked = []

    def count() -> list[Any]:
        asked.append(1)
        return []

    kept = Gauges({"part": (count,)})
    for _ in range(3):
        exposition_of(kept)
    assert len(asked) == 1
