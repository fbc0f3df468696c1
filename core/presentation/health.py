"""For operators: is the process alive, and can it do its work."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import cache

from django.conf import settings
from django.db import connection
from django.http import HttpRequest, HttpResponse, JsonResponse
from redis import Redis

from core.infrastructure.object_store import s3_client

CHECK_SECONDS = 1.0
_threads = ThreadPoolExecutor(max_workers=6, thread_name_prefix="health")


def live(request: HttpRequest) -> HttpResponse:
    return JsonResponse({"status": "healthy"})


def ready(request: HttpRequest) -> HttpResponse:
    """200 when every part answers within a second, else 503 with what does not."""
    running = {name: _threads.submit(_succeeds, check) for name, check in _CHECKS.items()}
    checks = {}
    for name, future in running.items():
        try:
            checks[name] = future.result(timeout=CHECK_SECONDS)
        except TimeoutError:
            checks[name] = False
    is_ready = all(checks.values())
    body = {"status": "ready" if is_ready else "not_ready", "checks": checks}
    return JsonResponse(body, status=200 if is_ready else 503, headers={"Cache-Control": "no-store"})


def _succeeds(check: Callable[[], object]) -> bool:
    try:
        check()
    except Exception:  # noqa: BLE001 - whatever keeps a part from answering, the part is not ready
        return False
    return True


def _database() -> None:
    connection.ensure_connection()
    if not connection.is_usable():
        connection.close()
        connection.ensure_connection()


def _redis() -> None:
    _health_redis().ping()


def _storage() -> None:
    _health_s3().head_bucket(Bucket=settings.S3_BUCKET)


@cache
def _health_redis() -> "Redis":
    return Redis.from_url(settings.REDIS_URL, socket_timeout=CHECK_SECONDS, socket_connect_timeout=CHECK_SECONDS)


@cache
def _health_s3() -> object:
    return s3_client(connect_timeout=CHECK_SECONDS, read_timeout=CHECK_SECONDS, retries={"max_attempts": 1})


_CHECKS: dict[str, Callable[[], object]] = {"database": _database, "redis": _redis, "storage": _storage}
