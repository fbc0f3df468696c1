"""Headers by which browsers guard people, on every answer that does not say something else itself."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse

Next = Callable[[HttpRequest], HttpResponse]


class GuardingMiddleware:
    """What Django's own middleware leaves out. An answer that says nothing of caches is kept by none."""

    def __init__(self, get_response: Next) -> None:
        self.get_response = get_response
        self._always = {
            "Content-Security-Policy": settings.CONTENT_POLICY,
            "Permissions-Policy": settings.PERMISSIONS_POLICY,
            "Cache-Control": "no-store",
        }

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        headers = response.headers
        for name, value in self._always.items():
            headers.setdefault(name, value)
        is_shown = headers.get("Content-Type", "").startswith(settings.SHOWN_ELSEWHERE)
        headers.setdefault("Cross-Origin-Resource-Policy", "cross-origin" if is_shown else "same-origin")
        return response
