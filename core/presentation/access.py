"""What is said and counted of every request, and a warning of those that took long or asked the database often."""

import logging
import time
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from django.db import connection
from django.http import HttpRequest, HttpResponse

from core.infrastructure.machine_routes import MACHINE_ROUTES
from core.infrastructure.metrics import count_error, count_many, count_request, count_slow

logger = logging.getLogger("videoplanet.access")
performance = logging.getLogger("videoplanet.performance")

Next = Callable[[HttpRequest], HttpResponse]
Bounds = Sequence[tuple[float, str, int]]
# From the highest down: above it, how that is called, and how loud it is told.
MILLISECONDS: Bounds = (
    (1000, "critical", logging.ERROR),
    (500, "warning", logging.WARNING),
    (200, "target", logging.INFO),
)
STATEMENTS: Bounds = ((20, "critical", logging.ERROR), (10, "warning", logging.WARNING), (5, "target", logging.INFO))
FORM = "multipart/form-data"


class AccessLogMiddleware:
    """One line a request: method, route, status, milliseconds, statements, who; and all but who in the metrics."""

    def __init__(self, get_response: Next) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        started, counter = time.perf_counter(), _StatementCounter()
        with connection.execute_wrapper(counter):
            response = self.get_response(request)
        seconds, match = time.perf_counter() - started, request.resolver_match
        route, method, status = match.route if match else "", request.method, response.status_code
        if status >= 400:
            count_error(route, method, status, getattr(response, "problem_code", f"status.{status}"))
        facts = {
            "request_id": getattr(request, "request_id", ""),
            "method": method,
            "route": route,
            "status": status,
            "milliseconds": round(seconds * 1000, 1),
            "statements": counter.count,
            "user_id": str(getattr(request, "actor_id", "")),
        }
        is_form = request.content_type == FORM
        tell(facts, seconds, is_form=is_form)
        # Probes wait for parts that are away, up to their own bound.
        if route not in MACHINE_ROUTES:
            warn(facts, is_form=is_form)
        return response


def tell(facts: Mapping[str, Any], seconds: float, *, is_form: bool = False) -> None:
    """The line, and the figures."""
    route, method, status, statements = (facts[name] for name in ("route", "method", "status", "statements"))
    count_request(route, method, status, seconds, statements, is_form=is_form)
    logger.info("request", extra=facts)


class _StatementCounter:
    def __init__(self) -> None:
        self.count = 0

    def __call__(self, execute: Callable[..., object], *args: object) -> object:
        self.count += 1
        return execute(*args)


def warn(facts: Mapping[str, Any], *, is_form: bool = False) -> None:
    """A form with a file takes as long as its sender's line does."""
    if not is_form and (slow := crossed(facts["milliseconds"], MILLISECONDS)):
        count_slow(facts["route"], facts["method"], slow[0])
        performance.log(slow[1], "slow request", extra={**facts, "bound": slow[0]})
    if many := crossed(facts["statements"], STATEMENTS):
        count_many(facts["route"], facts["method"], many[0])
        performance.log(many[1], "many statements", extra={**facts, "bound": many[0]})


def crossed(value: float, bounds: Bounds) -> tuple[str, int] | None:
    """The highest bound that lies below the value, and how loud it is told."""
    return next(((name, level) for bound, name, level in bounds if value > bound), None)
