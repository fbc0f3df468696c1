"""The parts that every process needs, and whether they answer."""

from concurrent.futures import wait
from functools import cache
from typing import Any

from django.conf import settings
from django.db import connection
from redis import Redis

from core.infrastructure.probes import Checks, Probe
from core.infrastructure.s3 import s3_client

CHECK_SECONDS = 1.0
# The first check of a process makes what all its checks ask with, which may take a busy machine more than a second.
REHEARSAL_SECONDS = 5.0


def rehearse() -> None:
    """Ask every part once, whatever comes of it."""
    wait([probe.ask() for probe in PARTS.values()], timeout=REHEARSAL_SECONDS)


def _database() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")


def _redis() -> None:
    _redis_for(settings.REDIS_URL).ping()


def _storage() -> None:
    _s3_for(settings.S3_ENDPOINT_URL).head_bucket(Bucket=settings.S3_BUCKET)


@cache
def _redis_for(url: str) -> "Redis":
    return Redis.from_url(url, socket_timeout=CHECK_SECONDS, socket_connect_timeout=CHECK_SECONDS)


@cache
def _s3_for(endpoint: str) -> Any:
    limits = {"connect_timeout": CHECK_SECONDS, "read_timeout": CHECK_SECONDS}
    return s3_client(endpoint, **limits, retries={"total_max_attempts": 1})


PARTS: dict[str, Probe[None]] = {"database": Probe(_database), "redis": Probe(_redis), "storage": Probe(_storage)}


@cache
def checks() -> Checks:
    """Of this process."""
    return Checks(PARTS, patience=CHECK_SECONDS)
