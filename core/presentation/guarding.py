"""Headers by which browsers guard people, on every answer that does not say something else itself."""

from collections.abc import Callable
from urllib.parse import urlsplit

from django.conf import settings
from django.http import HttpRequest, HttpResponse

Next = Callable[[HttpRequest], HttpResponse]


class GuardingMiddleware:
    """What Django's own middleware leaves out. An answer that says nothing of caches is kept by none."""

    def __init__(self, get_response: Next) -> None:
        self.get_response = get_response
        self._files = urlsplit(settings.STATIC_URL).path
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
        shown = "cross-origin" if self._is_shown_elsewhere(request, response) else "same-origin"
        headers.setdefault("Cross-Origin-Resource-Policy", shown)
        return response

    def _is_shown_elsewhere(self, request: HttpRequest, response: HttpResponse) -> bool:
        """Files of our pages always, as a CDN passes on what it was told; that nothing has changed tells no type."""
        is_file = request.path.startswith(self._files)
        return is_file or response.headers.get("Content-Type", "").startswith(settings.SHOWN_ELSEWHERE)
