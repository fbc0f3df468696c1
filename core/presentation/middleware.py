"""Around every request: an id, one compression, early refusal of huge bodies. Its log line is access.py's."""

import re
import secrets
from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.cache import patch_vary_headers

from core.infrastructure.cache.answers import KeptAnswer, compressed
from core.presentation.problems import problem_response

Next = Callable[[HttpRequest], HttpResponse]
_REQUEST_ID = re.compile(r"[\w.\-]{1,100}", re.ASCII)
# Bodies with tokens: of sessions, and of what is told its token or secret when it is made.
_OF_SESSIONS = ("/v2/auth/", "/v2/shared/session", "/v2/shared/ws-ticket", "/v2/invitations/join")
_WITH_SECRETS = ("/share-links", "/invite-links", "/webhooks", "/secret", "/feeds")
# Texts. Nothing that the caller sends comes back in a playlist, so its length tells nothing of the addresses in it.
_COMPRESSED = frozenset(
    {
        *("application/json", "application/problem+json", "application/vnd.apple.mpegurl", "text/vtt"),
        *("text/html", "text/plain", "text/csv", "text/calendar", "image/svg+xml"),
    }
)
_NO_WEIGHT = re.compile(r"q=0(\.0*)?")
COMPRESS_ABOVE = 1024
MULTIPART_SLACK = 1024 * 1024


class RequestIdMiddleware:
    """`X-Request-ID` is echoed, or made; every answer and every problem carries it."""

    def __init__(self, get_response: Next) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        request.request_id = request_id_of(request.headers.get("X-Request-ID", ""))  # type: ignore[attr-defined]
        response = self.get_response(request)
        response["X-Request-ID"] = request.request_id  # type: ignore[attr-defined]
        return response


def request_id_of(given: str) -> str:
    return given if _REQUEST_ID.fullmatch(given) else secrets.token_hex(16)


class BodyLimitMiddleware:
    """Refuses a body by its declared length, before a byte of it is read."""

    def __init__(self, get_response: Next) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        length = request.META.get("CONTENT_LENGTH") or "0"
        multipart = (request.content_type or "") == "multipart/form-data"
        limit = settings.UPLOAD_FORM_BYTES + MULTIPART_SLACK if multipart else settings.DATA_UPLOAD_MAX_MEMORY_SIZE
        if length.isdigit() and int(length) > limit:
            response = problem_response(request, 413, "request.too_large")
            response["Connection"] = "close"
            return response
        return self.get_response(request)


class CompressionMiddleware:
    """gzip for texts above 1 kB; never for media, nor for bodies with tokens, whose length must tell nothing."""

    def __init__(self, get_response: Next) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if not _is_compressible(request, response):
            return response
        patch_vary_headers(response, ("Accept-Encoding",))
        if _takes_gzip(request.headers.get("Accept-Encoding", "")):
            _weaken_tag(response)
            kept: KeptAnswer | None = getattr(response, "kept", None)
            response.content = kept.compressed if kept else compressed(response.content)
            response["Content-Encoding"] = "gzip"
            response["Content-Length"] = str(len(response.content))
        return response


def _takes_gzip(accepted: str) -> bool:
    for offer in accepted.lower().split(","):
        name, _, weight = offer.partition(";")
        if name.strip() in ("gzip", "x-gzip"):
            return not _NO_WEIGHT.fullmatch(weight.replace(" ", ""))
    return False


def _weaken_tag(response: HttpResponse) -> None:
    """A strong tag promises the same bytes, which another coding does not have."""
    if response.get("ETag", "").startswith('"'):
        response["ETag"] = f"W/{response['ETag']}"


def _is_compressible(request: HttpRequest, response: HttpResponse) -> bool:
    if response.streaming or response.has_header("Content-Encoding") or len(response.content) <= COMPRESS_ABOVE:
        return False
    kind = response.get("Content-Type", "").split(";")[0]
    return kind in _COMPRESSED and not tells_secrets(request.method or "", request.path)


def tells_secrets(method: str, path: str) -> bool:
    """An answer there may hold a token."""
    return path.startswith(_OF_SESSIONS) or (method == "POST" and path.endswith(_WITH_SECRETS))
