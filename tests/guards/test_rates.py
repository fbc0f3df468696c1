"""Every address under /v2 is counted, under a name that says what it is."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from rest_framework.permissions import AllowAny
from rest_framework.settings import api_settings
from rest_framework.views import APIView

from core.presentation.throttles import RateThrottle, rate_name
from tests.guards.routes import METHODS, every_view

ROOT = Path(__file__).parents[2]
_LINKS = "/v2/feedback/{project_id}/share-links"
NEW_ONES = {
    "POST /v2/auth/register",
    "POST /v2/auth/reset-password",
    f"POST {_LINKS}",
    f"PATCH {_LINKS}/{{share_link_id}}",
}


def unrated(views: dict[str, Any]) -> list[str]:
    """Addresses that nobody counts."""
    return sorted(path for path, view in views.items() if path.startswith("/v2/") and not _is_rated(view))


def misnamed(views: dict[str, Any], lists: set[str]) -> Iterator[str]:
    """Names that are no rates, lists that are not counted as lists, open writes without a rate of their own."""
    for path, view in views.items():
        for method in METHODS if isinstance(view, type) else ():
            name = rate_name(view, method.upper()) if hasattr(view, method) else "read"
            if name not in settings.RATE_LIMITS:
                yield f"{method.upper()} {path}: {name} is no rate"
            if f"{method.upper()} {path}" in lists and name != "list":
                yield f'{method.upper()} {path}: a list, so it needs rates = {{"GET": "list"}}'
            if name == "write" and hasattr(view, method) and AllowAny in view.permission_classes:
                yield f"{method.upper()} {path}: open to strangers, so it needs a rate of its own"


def lists_of(openapi: dict[str, Any]) -> set[str]:
    """Operations that answer with a page."""
    schemas = openapi["components"]["schemas"]
    return {
        f"GET {path}"
        for path, item in openapi["paths"].items()
        if {"page_info", "next_cursor"} & _properties(item.get("get", {}), schemas)
    }


def guesses(openapi: dict[str, Any]) -> set[str]:
    """Operations that tell whether a password is the right one; those that take a new one only do not."""
    schemas, found = openapi["components"]["schemas"], set()
    for path, item in openapi["paths"].items():
        for method in set(METHODS) & set(item):
            content = item[method].get("requestBody", {}).get("content", {}).get("application/json", {})
            if {"password", "current_password"} & _fields(content, schemas):
                found.add(f"{method.upper()} {path}")
    return found - NEW_ONES


def unguarded(views: dict[str, Any], openapi: dict[str, Any]) -> list[str]:
    """Guesses at a password that would pass uncounted without Redis."""
    routes = (route.split(" ") for route in sorted(guesses(openapi)))
    closed = settings.RATES_CLOSED_WITHOUT_REDIS
    return [f"{method} {path}" for method, path in routes if rate_name(views[path], method) not in closed]


def test_no_guess_at_a_password_passes_uncounted(openapi: dict[str, Any]) -> None:
    assert "POST /v2/auth/login" in guesses(openapi)
    assert unguarded(every_view(), openapi) == []


def test_a_guess_that_passes_uncounted_is_caught(openapi: dict[str, Any]) -> None:
    class Planted(APIView):
        rates = {"POST": "write"}

    views = every_view() | {"/v2/auth/login": Planted}
    assert unguarded(views, openapi) == ["POST /v2/auth/login"]


def test_every_address_is_counted() -> None:
    assert unrated(every_view()) == []


def test_names_say_what_is_counted(openapi: dict[str, Any]) -> None:
    assert list(misnamed(every_view(), lists_of(openapi))) == []


def test_lists_are_recognised(openapi: dict[str, Any]) -> None:
    assert {"GET /v2/projects", "GET /v2/feedback/{project_id}/{feedback_id}/comments"} <= lists_of(openapi)
    assert "GET /v2/me" not in lists_of(openapi)


def test_an_address_that_nobody_counts_is_caught() -> None:
    class Planted(APIView):
        throttle_classes = ()

    assert unrated({"/v2/planted": Planted, "/v2/page": lambda request: None}) == ["/v2/page", "/v2/planted"]


def test_a_wrong_name_is_caught() -> None:
    class Planted(APIView):
        permission_classes = (AllowAny,)
        rates = {"PUT": "typo"}

        def get(self) -> None: ...
        def put(self) -> None: ...
        def post(self) -> None: ...

    assert list(misnamed({"/v2/planted": Planted}, {"GET /v2/planted"})) == [
        'GET /v2/planted: a list, so it needs rates = {"GET": "list"}',
        "POST /v2/planted: open to strangers, so it needs a rate of its own",
        "PUT /v2/planted: typo is no rate",
    ]


def test_the_guesses_that_need_redis_are_rates() -> None:
    assert set(settings.RATE_LIMITS) >= settings.RATES_CLOSED_WITHOUT_REDIS
    assert RateThrottle in api_settings.DEFAULT_THROTTLE_CLASSES


def test_every_operation_declares_the_refusal_and_the_headers(openapi: dict[str, Any]) -> None:
    for path, item in openapi["paths"].items():
        for method in METHODS:
            responses = item.get(method, {"responses": {"429": {"$ref": "#/components/responses/RateLimited"}}})[
                "responses"
            ]
            assert responses["429"] == {"$ref": "#/components/responses/RateLimited"}, path
            for status in set(responses) - {"429", "304", "default"}:
                assert "RateLimit-Remaining" in responses[status]["headers"], f"{method} {path} {status}"


@pytest.mark.parametrize(
    ("given", "hint"),
    [("logn=20/m", "'logn=20/m' is no entry"), ("login=often", "'often' is no rate"), ("login", "write <name>=<rate>")],
)
def test_the_product_does_not_start_with_a_table_that_it_cannot_read(given: str, hint: str) -> None:
    environment = os.environ | {"RATE_LIMITS": given, "DJANGO_SETTINGS_MODULE": "config.settings"}
    command = [sys.executable, "-c", "import config.settings"]
    done = subprocess.run(command, env=environment, cwd=ROOT, capture_output=True, text=True, timeout=60)
    assert done.returncode != 0
    assert hint in done.stderr.splitlines()[-1]


def _is_rated(view: Any) -> bool:
    return RateThrottle in view.throttle_classes if isinstance(view, type) else hasattr(view, "is_rated")


def _properties(operation: dict[str, Any], schemas: dict[str, Any]) -> set[str]:
    content = operation.get("responses", {}).get("200", {}).get("content", {}).get("application/json", {})
    return _fields(content, schemas)


def _fields(content: dict[str, Any], schemas: dict[str, Any]) -> set[str]:
    reference = content.get("schema", {}).get("$ref", "")
    return set(schemas.get(reference.rsplit("/", 1)[-1], {}).get("properties", {}))
