"""Settings of what watches the product: metrics, logs, reports of errors, traces. They are read through settings.py."""

from pathlib import Path
from typing import Any

import environ

from config.choices import headers, share
from config.openapi import DOCUMENT

VERSION = DOCUMENT["VERSION"]
env = environ.Env()

# Who shows this token may read /metrics from outside; without one, who asks a web process from its own machine.
METRICS_TOKEN = env.str("METRICS_TOKEN", default="")
# Where this process and its children write their metrics, a directory beside those of the others; the launcher says.
_own_metrics = env.str("PROMETHEUS_MULTIPROC_DIR", default="")
METRICS_DIR = Path(_own_metrics).parent if _own_metrics else None
# What this process is one of; the launcher says.
PROCESS_KIND = env.str("PROCESS_KIND", default="")

LOG_FORMAT = env.str("LOG_FORMAT", default="json")
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "json": {"()": "core.infrastructure.logs.JsonFormatter"},
        "text": {"format": "%(asctime)s %(levelname)s %(name)s %(message)s"},
    },
    "handlers": {"stdout": {"class": "logging.StreamHandler", "stream": "ext://sys.stdout", "formatter": LOG_FORMAT}},
    "root": {"handlers": ["stdout"], "level": "INFO"},
    "loggers": {
        "botocore": {"level": "WARNING"},
        "boto3": {"level": "WARNING"},
        "httpx2": {"level": "WARNING"},
        # It tells the headers of answers, in which a server may send back what it was sent.
        "httpcore2": {"level": "WARNING"},
        "openai": {"level": "WARNING"},
        "google_genai": {"level": "WARNING"},
        "django.request": {"level": "CRITICAL"},
    },
}

SENTRY_DSN = env.str("SENTRY_DSN", default="")
SENTRY = {
    "environment": env.str("SENTRY_ENVIRONMENT", default="") or "production",
    "release": env.str("SENTRY_RELEASE", default="") or f"videoplanet@{VERSION}",
    # Of errors, and of requests and tasks whose course is told.
    "sample_rate": share("SENTRY_SAMPLE_RATE", env.str("SENTRY_SAMPLE_RATE", default=""), 1),
    "traces_sample_rate": share("SENTRY_TRACES_SAMPLE_RATE", env.str("SENTRY_TRACES_SAMPLE_RATE", default=""), 0)
    or None,
}

# Where traces are sent to, as OTLP over HTTP; without it nothing is traced, and nothing of it imported.
_collector = env.str("OTEL_EXPORTER_OTLP_ENDPOINT", default="")
TRACES: dict[str, Any] = {
    "endpoint": _collector,
    "headers": headers(env.str("OTEL_EXPORTER_OTLP_HEADERS", default="")),
    "share": share("OTEL_TRACES_SAMPLER_ARG", env.str("OTEL_TRACES_SAMPLER_ARG", default=""), 1),
    "about": {
        "service.name": env.str("OTEL_SERVICE_NAME", default="") or "videoplanet",
        "service.version": VERSION,
        "deployment.environment.name": SENTRY["environment"],
    },
}
MIDDLEWARE = ["core.presentation.tracing.TraceMiddleware"] if _collector else []


def report() -> None:
    """Errors go to the tracker where there is one; nothing of it is imported else."""
    if SENTRY_DSN:
        from core.infrastructure.reports import report_to

        report_to(SENTRY_DSN, **SENTRY)
