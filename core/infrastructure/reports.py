"""What goes to the error tracker: where something failed and by what code, never what anybody has typed or is called.

A report is made anew of what is known to be harmless. What an error says of its own is withheld unless the machine has
written it: the source line that raised it stands in the report, so that only what had been filled in is missing. The
request's id leads to the log, which has the rest and stays with us.
"""

import logging
from collections.abc import Mapping
from typing import Any

from core.infrastructure.logs import without_secrets
from core.infrastructure.machine_routes import MACHINE_ROUTES

WITHHELD: dict[str, Any] = {
    "data_collection": {
        "user_info": False,
        "cookies": {"mode": "off"},
        "http_headers": {"request": {"mode": "off"}},
        "http_bodies": [],
        "url_query_params": {"mode": "off"},
        "database_query_data": False,
        "queues": False,
        "gen_ai": {"inputs": False, "outputs": False},
        "stack_frame_variables": False,
    },
    "include_local_variables": False,
    "max_request_body_size": "never",
    "max_breadcrumbs": 0,
    "auto_session_tracking": False,
    # Nobody whom we ask gets the numbers of our traces.
    "trace_propagation_targets": [],
}
WORD = "[withheld]"
LONGEST = 300
# Watched by figures, or of those who watch: a flood of them would hide what failed.
_UNREPORTED = (
    *("videoplanet.performance", "opentelemetry.exporter.otlp.proto.http.trace_exporter"),
    # Anybody may make Django suspicious, as often as they like, and is quoted.
    "django.security.*",
)
_HARMLESS = (
    *("event_id", "timestamp", "start_timestamp", "platform", "level", "logger", "type"),
    *("release", "environment", "server_name", "sdk", "modules", "transaction", "transaction_info"),
)
_OF_A_SPAN = ("trace_id", "span_id", "parent_span_id", "op", "status", "start_timestamp", "timestamp", "origin")
_OF_A_FRAME = (
    *("filename", "abs_path", "module", "function", "lineno", "in_app"),
    *("pre_context", "context_line", "post_context"),
)
# What our own lines of the log tell beside their event: ids, numbers, and names that the product gives.
_FACTS = frozenset(
    (
        *("request_id", "method", "route", "status", "milliseconds", "statements", "bound", "code", "attempt"),
        *("job", "kind", "delivery", "subscriber", "dead", "timers", "seconds", "part", "task"),
    )
)
# They format their messages late: what is reported is the template.
_OWN_LOGGERS = ("videoplanet", "ai_planning", "celery", "uvicorn")
# Said by the interpreter, the system or a driver, of types, names in the program, hosts and ports.
_BY_MACHINES = frozenset(
    (
        *("AttributeError", "TypeError", "NameError", "ImportError", "ModuleNotFoundError", "RecursionError"),
        *("ConnectionError", "ConnectionRefusedError", "ConnectionResetError", "BrokenPipeError", "TimeoutError"),
        *("OperationalError", "InterfaceError", "EndpointConnectionError", "MemoryError"),
    )
)


def report_to(dsn: str, **chosen: Any) -> None:
    """Only what the product is made with is listened to: the rest would be imported by every process to be watched,
    clients of AI providers among it, whose errors may hold keys and what people have typed.

    `chosen`: release, environment, sample_rate, traces_sample_rate, transport.
    """
    import sentry_sdk
    from sentry_sdk.integrations.celery import CeleryIntegration
    from sentry_sdk.integrations.django import DjangoIntegration
    from sentry_sdk.integrations.logging import LoggingIntegration, ignore_logger

    for name in _UNREPORTED:
        ignore_logger(name)
    sentry_sdk.init(
        dsn=dsn,
        integrations=[
            DjangoIntegration(middleware_spans=False),
            CeleryIntegration(),
            LoggingIntegration(level=None, event_level=logging.ERROR),
        ],
        auto_enabling_integrations=False,
        before_send=scrubbed,
        before_send_transaction=_worth_telling,
        **WITHHELD,
        **chosen,
    )


def scrubbed(event: Any, hint: Any) -> Any:
    """Sentry's hook `before_send`."""
    report = _picked(event, _HARMLESS)
    if event.get("transaction_info", {}).get("source") == "url":
        report["transaction"] = WORD
    if method := event.get("request", {}).get("method"):
        report["request"] = {"method": method}
    if trace := event.get("contexts", {}).get("trace"):
        report["contexts"] = {"trace": _picked(trace, _OF_A_SPAN)}
    if "exception" in event:
        report["exception"] = {"values": [_raised(each) for each in event["exception"].get("values", ())]}
    if "logentry" in event:
        report["logentry"] = {"message": _said(event)}
    if facts := _facts(event.get("extra", {})):
        report["extra"] = facts
    if "spans" in event:
        report["spans"] = [_span(each) for each in event["spans"]]
    return report


def _worth_telling(event: Any, hint: Any) -> Any:
    """Sentry's hook `before_send_transaction`: the course of whatever is no probe."""
    return None if str(event.get("transaction", "")).removeprefix("/") in MACHINE_ROUTES else scrubbed(event, hint)


def _raised(error: Mapping[str, Any]) -> dict[str, Any]:
    kept = _picked(error, ("type", "module"))
    if value := error.get("value"):
        kept["value"] = _short(value) if error.get("type") in _BY_MACHINES else WORD
    if mechanism := error.get("mechanism"):
        kept["mechanism"] = _picked(mechanism, ("type", "handled"))
    if frames := (error.get("stacktrace") or {}).get("frames"):
        kept["stacktrace"] = {"frames": [_picked(each, _OF_A_FRAME) for each in frames]}
    return kept


def _said(event: Mapping[str, Any]) -> str:
    """The template of the line that was logged."""
    is_own = str(event.get("logger", "")).split(".")[0] in _OWN_LOGGERS
    return _short(event["logentry"].get("message", "")) if is_own else WORD


def _facts(extra: Mapping[str, Any]) -> dict[str, Any]:
    known = {name: value for name, value in extra.items() if name in _FACTS}
    return {name: value if isinstance(value, int | float) else _short(value) for name, value in known.items()}


def _span(span: Mapping[str, Any]) -> dict[str, Any]:
    """A statement is told without what was filled in."""
    kept = _picked(span, _OF_A_SPAN)
    return kept | {"description": span["description"]} if span.get("op") == "db" and "description" in span else kept


def _picked(given: Mapping[str, Any], names: tuple[str, ...]) -> dict[str, Any]:
    return {name: given[name] for name in names if name in given}


def _short(text: object) -> str:
    return without_secrets(str(text))[:LONGEST]
