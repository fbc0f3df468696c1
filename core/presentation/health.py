"""For operators: is the process alive, and can it do its work."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse, JsonResponse

from core.infrastructure.readiness import checks
from core.presentation.only_read import only_read


@only_read
def live(request: HttpRequest) -> HttpResponse:
    """503 from a process that is about to end: it serves, but wants to be sent nobody any more (stack/web.py)."""
    is_ending = _is_ending()
    return JsonResponse({"status": "ending" if is_ending else "healthy"}, status=503 if is_ending else 200)


@only_read
def ready(request: HttpRequest) -> HttpResponse:
    """200 when every part answers within a second, else 503 with what does not; as of a second ago (`Checks`)."""
    told = checks().told()
    is_ready = all(told.values()) and not _is_ending()
    body = {"status": "ready" if is_ready else "not_ready", "checks": told}
    return JsonResponse(body, status=200 if is_ready else 503, headers={"Cache-Control": "no-store"})


def _is_ending() -> bool:
    return settings.ENDING_FILE is not None and settings.ENDING_FILE.exists()
