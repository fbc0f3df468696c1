"""Façade: how projects stand, and what happened in them."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache, partial

from core.domain.clock import utc_now
from core.domain.pages import CursorPage
from core.domain.stream import StreamEvent
from projects.application.overview_models import Statistics
from projects.application.read_activity import read_activity
from projects.application.read_statistics import read_statistics
from projects.bootstrap.figures import reviews
from projects.infrastructure.cached_figures import CachedFigures, CachedReviews
from projects.infrastructure.figures import DjangoProjectActivity, DjangoProjectFigures
from projects.infrastructure.queries import require


@dataclass(frozen=True)
class Overviews:
    """The verbs."""

    read_statistics: Callable[..., Statistics]
    read_activity: Callable[..., CursorPage[StreamEvent]]


@cache
def overviews() -> Overviews:
    kept, figures = CachedReviews(reviews()), CachedFigures(DjangoProjectFigures())
    return Overviews(
        read_statistics=partial(read_statistics, access=require, reviews=kept, figures=figures, clock=utc_now),
        read_activity=partial(read_activity, access=require, activity=DjangoProjectActivity()),
    )
