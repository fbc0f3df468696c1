"""Composition of what members mark for themselves."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache, partial
from typing import Any

from core.infrastructure.unit_of_work import unit_of_work
from projects.application.mark_favourite import mark_favourite
from projects.application.mark_read import mark_read
from projects.infrastructure.marks import DjangoMarks
from projects.infrastructure.queries import require


@dataclass(frozen=True)
class MarksApp:
    """The verbs of marking."""

    mark_favourite: Callable[..., None]
    mark_read: Callable[..., None]


@cache
def marking() -> MarksApp:
    ports: dict[str, Any] = {"unit_of_work": unit_of_work, "access": require, "marks": DjangoMarks()}
    return MarksApp(mark_favourite=partial(mark_favourite, **ports), mark_read=partial(mark_read, **ports))
