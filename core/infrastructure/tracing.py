"""Traces: a request, the tasks that it woke, and the statements of both, as OpenTelemetry has them.

Made by hand of what may be known: routes, names of tasks, statements without what is filled in, how it ended. No
address, header, body, argument, parameter or message of an error is ever near a span. Imported only where a collector
is given.
"""

from collections.abc import Callable, Iterator, Mapping, MutableMapping
from contextlib import contextmanager
from typing import Any

from celery.signals import before_task_publish, task_postrun, task_prerun, worker_process_shutdown
from django.db import connections
from django.db.backends.signals import connection_created
from opentelemetry.context import Context
from opentelemetry.exporter.otlp.proto.http.trace_exporter import OTLPSpanExporter
from opentelemetry.sdk.resources import Resource
from opentelemetry.sdk.trace import TracerProvider
from opentelemetry.sdk.trace.export import BatchSpanProcessor, SpanExporter
from opentelemetry.sdk.trace.sampling import ParentBased, TraceIdRatioBased
from opentelemetry.trace import Span, SpanKind, Status, StatusCode, get_current_span
from opentelemetry.trace.propagation.tracecontext import TraceContextTextMapPropagator

LONGEST_STATEMENT = 2000
FLUSH_MILLISECONDS = 2000
_PROPAGATOR = TraceContextTextMapPropagator()


class Tracing:
    """Listens from `begin` to `end`; `share` of the traces is told."""

    def __init__(self, exporter: SpanExporter, *, share: float = 1.0, about: Mapping[str, str] | None = None) -> None:
        sampler = ParentBased(TraceIdRatioBased(share))
        self._provider = TracerProvider(resource=Resource(dict(about or {})), sampler=sampler)
        self._provider.add_span_processor(BatchSpanProcessor(exporter))
        self._tracer = self._provider.get_tracer("videoplanet")

    def begin(self) -> None:
        connection_created.connect(self._watch)
        for connection in connections.all(initialized_only=True):
            self._watch(connection)
        before_task_publish.connect(self._stamp)
        task_prerun.connect(self._start)
        task_postrun.connect(self._stop)
        worker_process_shutdown.connect(self.flush)

    def end(self) -> None:
        connection_created.disconnect(self._watch)
        for connection in connections.all(initialized_only=True):
            connection.execute_wrappers.remove(self._statement)
        before_task_publish.disconnect(self._stamp)
        task_prerun.disconnect(self._start)
        task_postrun.disconnect(self._stop)
        worker_process_shutdown.disconnect(self.flush)
        self._provider.shutdown()

    def flush(self, **_: Any) -> None:
        """Send what is kept; a worker's process ends without a word."""
        self._provider.force_flush(FLUSH_MILLISECONDS)

    @contextmanager
    def span(self, name: str, kind: SpanKind, parent: Context | None = None) -> Iterator[Span]:
        """`parent`: of what is going on, unless it says otherwise."""
        with self._tracer.start_as_current_span(
            name, parent, kind, record_exception=False, set_status_on_exception=False
        ) as span:
            try:
                yield span
            except BaseException as error:
                failed(span, type(error).__name__)
                raise

    def _watch(self, connection: Any, **_: Any) -> None:
        if self._statement not in connection.execute_wrappers:
            connection.execute_wrappers.append(self._statement)

    def _statement(self, execute: Callable[..., Any], sql: object, *given: Any) -> Any:
        """Only as part of something: what timers of libraries ask would be a trace each."""
        if not get_current_span().is_recording():
            return execute(sql, *given)
        text = sql.strip() if isinstance(sql, str) else ""
        with self.span(text.partition(" ")[0].upper() or "SQL", SpanKind.CLIENT) as span:
            span.set_attributes({"db.system.name": "postgresql", "db.query.text": text[:LONGEST_STATEMENT]})
            return execute(sql, *given)

    def _stamp(self, headers: MutableMapping[str, Any], **_: Any) -> None:
        """The message says what it comes of."""
        _PROPAGATOR.inject(headers)

    def _start(self, task: Any, **_: Any) -> None:
        stamped = {"traceparent": getattr(task.request, "traceparent", None) or ""}
        going_on = self.span(f"run {task.name}", SpanKind.CONSUMER, _PROPAGATOR.extract(stamped, Context()))
        span = going_on.__enter__()
        queue = (task.request.delivery_info or {}).get("routing_key") or ""
        span.set_attributes({"messaging.system": "celery", "messaging.destination.name": queue})
        task.request.traced = going_on, span

    def _stop(self, task: Any, state: str | None = None, **_: Any) -> None:
        if traced := getattr(task.request, "traced", None):
            going_on, span = traced
            if state != "SUCCESS":
                failed(span, state or "LOST")
            going_on.__exit__(None, None, None)


def failed(span: Span, kind: str) -> None:
    span.set_status(Status(StatusCode.ERROR))
    span.set_attribute("error.type", kind)


_running: list[Tracing] = []


def begin(*, endpoint: str, headers: Mapping[str, str], share: float, about: Mapping[str, str]) -> Tracing:
    """Once a process."""
    exporter = OTLPSpanExporter(f"{endpoint.rstrip('/')}/v1/traces", headers=dict(headers))
    tracing = Tracing(exporter, share=share, about=about)
    tracing.begin()
    _running[:] = [tracing]
    return tracing


def running() -> Tracing:
    """The one that the process has begun."""
    return _running[0]
