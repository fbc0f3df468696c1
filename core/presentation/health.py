"""For operators: is the process alive, and can it do its work."""

from concurrent.futures import wait

from django.http import HttpRequest, HttpResponse, JsonResponse

from core.infrastructure.readiness import CHECK_SECONDS, PARTS


def live(request: HttpRequest) -> HttpResponse:
    return JsonResponse({"status": "healthy"})


def ready(request: HttpRequest) -> HttpResponse:
    """200 when every part answers within a second, else 503 with what does not."""
    asked = {name: probe.ask() for name, probe in PARTS.items()}
    answered, _ = wait(asked.values(), timeout=CHECK_SECONDS)
    checks = {name: future in answered and not future.exception() for name, future in asked.items()}
    is_ready = all(checks.values())
    body = {"status": "ready" if is_ready else "not_ready", "checks": checks}
    return JsonResponse(body, status=200 if is_ready else 503, headers={"Cache-Control": "no-store"})
