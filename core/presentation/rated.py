"""Plain Django views are counted, too."""

from collections.abc import Callable
from functools import wraps

from django.http import HttpRequest, HttpResponse

from core.presentation.problems import problem_response
from core.presentation.throttles import by_address, counted

Page = Callable[[HttpRequest], HttpResponse]


def rated(page: Page) -> Page:
    """A plain Django view under the rate `read` of the address."""

    @wraps(page)
    def wrapped(request: HttpRequest) -> HttpResponse:
        tally = counted(request, "read", by_address(request))
        if tally is None or tally.is_admitted:
            return page(request)
        response = problem_response(request, 429, "rate.limited")
        response["Retry-After"] = str(tally.seconds)
        return response

    wrapped.is_rated = True  # type: ignore[attr-defined]  # for tests/guards/test_rates.py
    return wrapped
