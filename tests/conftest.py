"""Fixtures of the whole suite: the product on real parts, people, projects."""

import sys
from collections.abc import Callable, Iterator
from functools import partial
from typing import Any
from uuid import UUID

import pytest
from django.core.cache import cache
from hypothesis import HealthCheck
from hypothesis import settings as hypothesis_settings
from pytest_django.fixtures import Settings

from core.domain.actor import Actor
from tests import openapi as documents
from tests import people
from tests.client import ApiClient

# How long an example takes is the machine's affair, not the product's.
hypothesis_settings.register_profile("untimed", deadline=None, suppress_health_check=[HealthCheck.too_slow])
hypothesis_settings.load_profile("untimed")


@pytest.fixture(scope="session")
def openapi() -> dict[str, Any]:
    return documents.document()


@pytest.fixture(scope="session", autouse=True)
def _parts() -> None:
    from django.core.management import call_command

    from core.infrastructure.bucket import make_bucket
    from core.infrastructure.encryption import make_first_key
    from identity.bootstrap import ensure_signing_key

    make_bucket()
    ensure_signing_key()
    make_first_key()
    call_command("collectstatic", verbosity=0, interactive=False)


@pytest.fixture(autouse=True)
def _nothing_rests() -> None:
    """A test that took Redis away leaves no rest behind: what this one asks is counted."""
    from core.infrastructure import redis
    from core.infrastructure.rates import rates
    from identity.bootstrap.parts import breaker

    rates.cache_clear()
    breaker().worked()
    redis.breaker().worked()


@pytest.fixture
def api() -> ApiClient:
    return ApiClient()


@pytest.fixture
def empty_cache() -> Iterator[None]:
    """Redis forgets: what a test counts must not depend on the tests before it."""
    cache.clear()
    yield
    cache.clear()


@pytest.fixture
def own_bucket(settings: Settings) -> Iterator[str]:
    """For tests that look at all objects: what others have left in theirs is none of their affair."""
    from core.infrastructure.bucket import make_bucket
    from core.infrastructure.s3 import s3_client
    from tests.buckets import emptied

    settings.S3_BUCKET = f"{settings.S3_BUCKET}-own"
    _wire_anew()
    make_bucket()
    yield settings.S3_BUCKET
    emptied(settings.S3_BUCKET)
    s3_client().delete_bucket(Bucket=settings.S3_BUCKET)
    _wire_anew()


def _wire_anew() -> None:
    """What was bound to the bucket of before is bound again when it is asked for."""
    for name, module in list(sys.modules.items()):
        if ".bootstrap" in name or name == "core.infrastructure.object_store":
            for each in list(vars(module).values()):
                if hasattr(each, "cache_clear"):
                    each.cache_clear()


@pytest.fixture
def make_person(db: None) -> Callable[..., Actor]:
    """`make_person("지민")` is a verified account."""
    return people.person


@pytest.fixture
def make_project(api: ApiClient, db: None) -> Callable[..., tuple[UUID, Actor]]:
    """`make_project(editor=actor, viewer=other)` is a new owner's project with these members; its id and owner."""
    return partial(people.project, api)


@pytest.fixture
def work_off(db: None) -> Callable[[], None]:
    """Does what the worker would: hands out deliveries and runs queued jobs until none is due."""
    from core.infrastructure import jobs, outbox
    from core.infrastructure.models import JobRecord

    def run() -> None:
        for _ in range(20):
            due = list(JobRecord.objects.filter(status=JobRecord.Status.QUEUED).values_list("id", flat=True))
            if not outbox.relay() and not due:
                return
            for job_id in due:
                jobs.run(job_id)

    return run
