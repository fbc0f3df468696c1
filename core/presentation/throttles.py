"""Rates of requests over HTTP: per person where there is one, per address otherwise (docs/adr/0008).

DRF's views import this module while they are being imported, so it imports none of them.
"""

from collections.abc import Callable, Sequence
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from rest_framework.exceptions import Throttled
from rest_framework.request import Request
from rest_framework.throttling import BaseThrottle

from core.application.refusals import Unavailable
from core.domain.addresses import household
from core.domain.rates import Rate, Tally
from core.infrastructure.rates import rates

REFUSED = "refused"
# Where a request that was counted before Django saw it holds what was told (ahead.py).
COUNTED = "videoplanet.counted"
_READING = ("GET", "HEAD", "OPTIONS")


class RateThrottle(BaseThrottle):
    """By the rate that the view names for the method: `rates = {"POST": "login"}`; else `read` or `write`."""

    _tally: Tally | None = None

    def allow_request(self, request: Request, view: Any) -> bool:
        self._tally = getattr(request._request, "tally", None)
        # Once: it may have been counted before the view was asked.
        if self._tally is None:
            self._tally = counted(request._request, rate_name(view, request.method or ""), _caller(request))
        return self._tally is None or self._tally.is_admitted

    def wait(self) -> float | None:
        return self._tally.seconds if self._tally else None


class RateLimitMiddleware:
    """Every answer to a counted request tells where the caller stands."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        tally: Tally | None = getattr(request, "tally", None)
        if tally is not None:
            for name, value in told_of(tally).items():
                response[name] = value
        return response


def told_of(tally: Tally) -> dict[str, str]:
    return {
        "RateLimit-Limit": str(tally.rate.limit),
        "RateLimit-Remaining": str(tally.remaining),
        "RateLimit-Reset": str(tally.seconds),
        "RateLimit-Policy": f"{tally.rate.limit};w={tally.rate.seconds}",
    }


def rate_name(view: Any, method: str) -> str:
    """HEAD counts as GET does."""
    named: dict[str, str] = getattr(view, "rates", {})
    return named.get("GET" if method == "HEAD" else method) or ("read" if method in _READING else "write")


def counted(request: HttpRequest, name: str, caller: str) -> Tally | None:
    """None while Redis is away; then raises Unavailable where nobody may pass uncounted."""
    tally = rates().take(name, Rate.parse(settings.RATE_LIMITS[name]), caller)
    if tally is None and name in settings.RATES_CLOSED_WITHOUT_REDIS:
        raise Unavailable
    request.tally = tally  # type: ignore[attr-defined]  # for RateLimitMiddleware
    return tally


def counted_ahead(request: HttpRequest, view: Any, caller: str, keys: Sequence[str]) -> list[bytes | None] | None:
    """Counts a request before its view is asked, and reads these keys in the same moment.

    None for who is not admitted, and while Redis is away; the view's throttle says so.
    """
    name = rate_name(view, request.method or "")
    told = request.META.pop(COUNTED, None)
    if told is None:
        told = rates().take_beside(name, Rate.parse(settings.RATE_LIMITS[name]), caller, keys)
    if told is None:
        return None
    request.tally, beside = told  # type: ignore[attr-defined]
    return beside if told[0].is_admitted else None


def count_refused(request: Request) -> None:
    """A caller whose token is missing or no good is one more stranger at this address. Raises Throttled."""
    tally = counted(request._request, REFUSED, by_address(request._request))
    if tally is not None and not tally.is_admitted:
        raise Throttled(tally.seconds)


def count_as_well(request: Request, name: str) -> None:
    """A request that also does what the rate `name` is about. Raises Throttled."""
    tally = counted(request._request, name, _caller(request))
    if tally is not None and not tally.is_admitted:
        raise Throttled(tally.seconds)


def by_address(request: HttpRequest) -> str:
    address: str = request.origin.address  # type: ignore[attr-defined]  # set by OriginMiddleware
    return f"address:{household(address)}"


def _caller(request: Request) -> str:
    if request.user.is_authenticated:
        return f"user:{request.user.actor.user_id}"  # type: ignore[attr-defined]  # set by our authentication
    return by_address(request._request)
