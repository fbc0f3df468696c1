"""What the timers do."""

from datetime import timedelta
from typing import Any

import pytest
from django.conf import settings
from django.utils.timezone import now

from core.domain.actor import Actor
from core.infrastructure import audit, idempotency, jobs, streams
from core.infrastructure.jobs import DatabaseJobQueue, JobKind
from core.infrastructure.models import AuditRecord, DeliveryRecord, IdempotencyRecord, JobRecord, StreamEventRecord
from core.infrastructure.redis import redis_client
from core.infrastructure.unit_of_work import unit_of_work
from core.presentation import tasks
from tests.core.infrastructure.facts import send, shoot
from tests.core.wiring import JOB_KINDS, SUBSCRIPTIONS

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("wired")]


def test_the_sweep_finds_what_a_lost_wake_up_left(by: Actor) -> None:
    JOB_KINDS["film.show"] = JobKind(lambda _: None)
    SUBSCRIPTIONS["reel.sent"] = {"heard": lambda payload, delivery_id: None}
    send(by, "A")
    with unit_of_work(by=by):
        job_id = DatabaseJobQueue().enqueue("film.show", {}, key="A")
    redis_client().delete("default")
    tasks.sweep()
    assert not DeliveryRecord.objects.exists()
    assert str(job_id).encode() in redis_client().lindex("default", 0) or redis_client().llen("default") == 1


def test_a_wake_up_runs_its_job_and_its_deliveries(by: Actor) -> None:
    shown: list[dict[str, Any]] = []
    JOB_KINDS["film.show"] = JobKind(shown.append)
    SUBSCRIPTIONS["reel.sent"] = {"heard": lambda payload, delivery_id: None}
    send(by, "A")
    with unit_of_work(by=by):
        job_id = DatabaseJobQueue().enqueue("film.show", {"film": "A"}, key="A")
    tasks.run_job(str(job_id))
    tasks.relay()
    assert (shown, DeliveryRecord.objects.count()) == ([{"film": "A"}], 0)


def test_tidying_drops_what_has_had_its_time_and_nothing_else(by: Actor) -> None:
    shoot(by, "project:old", 1)
    shoot(by, "project:new", 1)
    long_ago = now() - timedelta(days=streams.RETENTION_DAYS + 1)
    StreamEventRecord.objects.filter(channel="project:old").update(at=long_ago)
    for key, made in (("old", now() - idempotency.KEEP * 2), ("new", now())):
        IdempotencyRecord.objects.create(caller="x", key=key, fingerprint="f", created_at=made)
        ended = now() - jobs.KEEP_ENDED * 2 if key == "old" else now()
        JobRecord.objects.create(kind="film.show", key=key, payload={}, status="succeeded", ended_at=ended)
    JobRecord.objects.create(kind="film.show", key="queued", payload={}, created_at=long_ago, due_at=long_ago)
    AuditRecord.objects.create(action="old", outcome="allowed", at=now() - timedelta(days=audit.RETENTION_DAYS + 1))
    AuditRecord.objects.create(action="new", outcome="allowed", at=now() - timedelta(days=audit.RETENTION_DAYS - 1))
    tasks.tidy()
    assert [record.action for record in AuditRecord.objects.all()] == ["new"]
    assert [event.channel for event in StreamEventRecord.objects.all()] == ["project:new"]
    assert [record.key for record in IdempotencyRecord.objects.all()] == ["new"]
    assert sorted(JobRecord.objects.values_list("key", flat=True)) == ["new", "queued"]


def test_the_timers_name_tasks_that_there_are() -> None:
    from config.celery import app

    app.loader.import_default_modules()
    assert {entry["task"] for entry in settings.CELERY_BEAT_SCHEDULE.values()} <= set(app.tasks)
