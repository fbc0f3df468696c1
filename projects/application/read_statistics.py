"""A member asks how a project stands."""

from collections.abc import Collection
from datetime import timedelta
from uuid import UUID

from core.domain.actor import Actor
from core.domain.clock import Clock
from projects.application.overview_models import ActiveDays, Statistics, StatisticsSection
from projects.application.overview_ports import ProjectFigures
from projects.application.ports import Access, Reviews
from projects.contracts import Capability
from projects.domain.days import last_days

MOST_VERSIONS = 50
DAYS = 30
_S = StatisticsSection


def read_statistics(
    actor: Actor,
    project_id: UUID,
    sections: Collection[StatisticsSection],
    *,
    access: Access,
    reviews: Reviews,
    figures: ProjectFigures,
    clock: Clock,
) -> Statistics:
    """Only what is asked for is read."""
    wanted = access(actor, project_id, Capability.READ).project_id
    tally = reviews.tallies([wanted])[wanted] if {_S.FEEDBACK, _S.PRIORITY} & set(sections) else None
    return Statistics(
        feedback=tally if _S.FEEDBACK in sections else None,
        priority=tally if _S.PRIORITY in sections else None,
        versions=reviews.versions(wanted, MOST_VERSIONS) if _S.VERSIONS in sections else None,
        resolution=reviews.resolution(wanted) if _S.RESOLUTION in sections else None,
        members=figures.headcount(wanted) if _S.MEMBERS in sections else None,
        uploads=reviews.uploads(wanted) if _S.UPLOADS in sections else None,
        activity=_active_days(wanted, figures, clock) if _S.ACTIVITY in sections else None,
    )


def _active_days(project_id: UUID, figures: ProjectFigures, clock: Clock) -> ActiveDays:
    """A day more than is shown is asked for: where the project's days begin is told with the answer."""
    now = clock()
    recent = figures.recent_events(project_id, now - timedelta(days=DAYS + 1))
    return ActiveDays(recent.time_zone, last_days(recent.counted, recent.time_zone, now, DAYS))
