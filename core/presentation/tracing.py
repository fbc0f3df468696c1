"""A span around every request; the middleware is there only where a collector is given."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from opentelemetry.context import Context
from opentelemetry.trace import SpanKind

from core.infrastructure.machine_routes import MACHINE_ROUTES
from core.infrastructure.metrics import METHODS, OTHER, UNMATCHED
from core.infrastructure.tracing import failed, running


class TraceMiddleware:
    """Each request but probes begins a trace: what its sender says of one is nobody's whom we know."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.path_info.removeprefix("/") in MACHINE_ROUTES:
            return self.get_response(request)
        method = request.method if request.method in METHODS else OTHER
        with running().span(method, SpanKind.SERVER, Context()) as span:
            response = self.get_response(request)
            route = request.resolver_match.route if request.resolver_match else ""
            span.update_name(f"{method} {route or UNMATCHED}")
            span.set_attribute("http.request.method", method)
            span.set_attribute("http.route", route or UNMATCHED)
            span.set_attribute("http.response.status_code", response.status_code)
            span.set_attribute("videoplanet.request_id", response.headers.get("X-Request-ID", ""))
            if response.status_code >= 500:
                failed(span, getattr(response, "problem_code", str(response.status_code)))
        return response
