"""Façade: how projects stand, and what happened in them."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache, partial
from typing import Any

from django.conf import settings

from core.domain.clock import utc_now
from core.domain.pages import CursorPage
from core.domain.stream import StreamEvent
from projects.application.dashboard_models import Dashboard
from projects.application.overview_models import Statistics
from projects.application.read_activity import read_activity
from projects.application.read_dashboard import read_dashboard
from projects.application.read_statistics import read_statistics
from projects.bootstrap.figures import reviews
from projects.infrastructure.cached_figures import CachedFigures, CachedReviews
from projects.infrastructure.figures import DjangoProjectActivity, DjangoProjectFigures
from projects.infrastructure.glances import CachedGlances
from projects.infrastructure.invitation_queries import DjangoInvitationQueries
from projects.infrastructure.people import IdentityPeople
from projects.infrastructure.queries import require


@dataclass(frozen=True)
class Overviews:
    """The verbs."""

    read_statistics: Callable[..., Statistics]
    read_activity: Callable[..., CursorPage[StreamEvent]]
    read_dashboard: Callable[..., Dashboard]


@cache
def overviews() -> Overviews:
    kept, figures = CachedReviews(reviews()), CachedFigures(DjangoProjectFigures())
    activity = DjangoProjectActivity()
    asked: dict[str, Any] = {"people": IdentityPeople(), "invitations": DjangoInvitationQueries()}
    asked |= {"glances": CachedGlances(reviews(), activity, settings.NEWS_EVENTS)}
    return Overviews(
        read_statistics=partial(read_statistics, access=require, reviews=kept, figures=figures, clock=utc_now),
        read_activity=partial(read_activity, access=require, activity=activity),
        read_dashboard=partial(read_dashboard, clock=utc_now, **asked),
    )
