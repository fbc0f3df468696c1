"""An order for as much as may be told: what is to come first."""

from typing import Any

from django.db.models import Case, F, Q, Value, When


def what_is_to_come(is_over: Q, begins: str, ends: str) -> tuple[Any, ...]:
    """What is not over yet, the first to begin first; then what ended last."""
    return (
        Case(When(is_over, then=Value(1)), default=Value(0)),
        Case(When(is_over, then=Value(None)), default=F(begins)),
        Case(When(is_over, then=F(ends)), default=Value(None)).desc(),
    )
