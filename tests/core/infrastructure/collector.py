"""A collector of traces that is asked over HTTP, as a real one is."""

import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from opentelemetry.proto.collector.trace.v1.trace_service_pb2 import ExportTraceServiceRequest


class Collector:
    """Keeps what comes."""

    def __init__(self) -> None:
        self.bodies: list[bytes] = []
        self.headers: list[dict[str, str]] = []
        kept = self

        class Answer(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                assert self.path == "/v1/traces"
                kept.bodies.append(self.rfile.read(int(self.headers["Content-Length"])))
                kept.headers.append(dict(self.headers))
                self.send_response(200)
                self.end_headers()

            def log_message(self, *_: Any) -> None:
                pass

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Answer)
        self.url = f"http://127.0.0.1:{self._server.server_port}"
        threading.Thread(target=self._server.serve_forever, daemon=True).start()

    def close(self) -> None:
        self._server.shutdown()
        self._server.server_close()

    def spans(self) -> list["Told"]:
        resources = [each for body in self.bodies for each in ExportTraceServiceRequest.FromString(body).resource_spans]
        return [Told(span) for each in resources for scope in each.scope_spans for span in scope.spans]

    def about(self) -> dict[str, str]:
        first = ExportTraceServiceRequest.FromString(self.bodies[0]).resource_spans[0]
        return {each.key: each.value.string_value for each in first.resource.attributes}


class Told:
    """A span as it was told."""

    def __init__(self, span: Any) -> None:
        self.name, self.trace, self.id, self.parent = span.name, span.trace_id, span.span_id, span.parent_span_id
        self.facts = {each.key: each.value.string_value or each.value.int_value for each in span.attributes}
        self.status = span.status
        self.events = list(span.events)
