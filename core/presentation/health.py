"""For operators: is the process alive, and can it do its work."""

import threading
from collections.abc import Callable
from concurrent.futures import Future, wait
from functools import cache
from typing import Any

from django.conf import settings
from django.db import connection
from django.http import HttpRequest, HttpResponse, JsonResponse
from redis import Redis

from core.infrastructure.s3 import s3_client

CHECK_SECONDS = 1.0
# The first check of a process makes what all its checks ask with, which may take a busy machine more than a second.
REHEARSAL_SECONDS = 5.0


class Probe:
    """Asks a part in a thread; one that hangs costs one thread, however often it is asked."""

    def __init__(self, check: Callable[[], object]) -> None:
        self._check, self._lock = check, threading.Lock()
        self._running: Future[bool] | None = None

    def ask(self) -> "Future[bool]":
        with self._lock:
            if self._running is None or self._running.done():
                self._running = Future()
                threading.Thread(target=self._answer, args=(self._running,), daemon=True).start()
            return self._running

    def _answer(self, future: "Future[bool]") -> None:
        try:
            self._check()
        except Exception:  # noqa: BLE001 - whatever keeps a part from answering, the part is not ready
            future.set_result(False)
        else:
            future.set_result(True)
        finally:
            connection.close()


def live(request: HttpRequest) -> HttpResponse:
    return JsonResponse({"status": "healthy"})


def ready(request: HttpRequest) -> HttpResponse:
    """200 when every part answers within a second, else 503 with what does not."""
    asked = {name: probe.ask() for name, probe in PROBES.items()}
    answered, _ = wait(asked.values(), timeout=CHECK_SECONDS)
    checks = {name: future in answered and future.result() for name, future in asked.items()}
    is_ready = all(checks.values())
    body = {"status": "ready" if is_ready else "not_ready", "checks": checks}
    return JsonResponse(body, status=200 if is_ready else 503, headers={"Cache-Control": "no-store"})


def rehearse() -> None:
    """Ask every part once, whatever comes of it."""
    wait([probe.ask() for probe in PROBES.values()], timeout=REHEARSAL_SECONDS)


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


PROBES = {"database": Probe(_database), "redis": Probe(_redis), "storage": Probe(_storage)}
