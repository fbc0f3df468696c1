"""Every route of the product, read off the URL conf."""

import re
from collections.abc import Iterator
from typing import Any

from django.urls import URLPattern, get_resolver

from core.presentation.views import not_found

METHODS = ("get", "post", "put", "patch", "delete")


def every_route() -> set[str]:
    """`GET /v2/projects/{project_id}` for each method that a view answers; plain functions answer GET."""
    return {
        f"{method.upper()} {path}"
        for path, pattern in _leaves(get_resolver().url_patterns, "/")
        for method in _methods(pattern)
        if pattern.callback is not not_found
    }


def every_view() -> dict[str, Any]:
    """The view class at each path, or the function where it is a plain one."""
    return {
        path: _view_class(pattern) or pattern.callback
        for path, pattern in _leaves(get_resolver().url_patterns, "/")
        if pattern.callback is not not_found
    }


def missing_rows(routes: set[str], rows: set[str]) -> list[str]:
    """Routes that no row of the matrix speaks of, and rows that no route answers."""
    return sorted(f"no row: {route}" for route in routes - rows) + sorted(f"no route: {row}" for row in rows - routes)


def _leaves(patterns: list[Any], prefix: str) -> Iterator[tuple[str, URLPattern]]:
    for pattern in patterns:
        path = prefix + re.sub(r"<(?:\w+:)?(\w+)>", r"{\1}", str(pattern.pattern))
        if isinstance(pattern, URLPattern):
            yield path, pattern
        else:
            yield from _leaves(pattern.url_patterns, path)


def _methods(pattern: URLPattern) -> list[str]:
    view = _view_class(pattern)
    return ["get"] if view is None else [method for method in METHODS if hasattr(view, method)]


def _view_class(pattern: URLPattern) -> Any:
    return getattr(pattern.callback, "view_class", None) or getattr(pattern.callback, "cls", None)
