"""Plain Django views answer GET and HEAD; to every other method they say so, as all views of ours do."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse

from core.presentation.problems import problem_response

METHODS = ("GET", "HEAD")


def only_read(page: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """A plain view, or a method that is one: the request comes last."""

    @wraps(page)
    def wrapped(*arguments: Any) -> HttpResponse:
        request: HttpRequest = arguments[-1]
        if request.method in METHODS:
            return page(*arguments)
        response = problem_response(request, 405, "request.method_not_allowed")
        response["Allow"] = ", ".join(METHODS)
        return response

    return wrapped
