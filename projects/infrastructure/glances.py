"""What a person's projects give the dashboard: the projects, their notes and their events in one statement each.

However many projects there are, the database counts them: rows are read of those shown alone.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from functools import partial
from uuid import UUID

from django.db import connection

from core.domain.events import project_channel
from core.infrastructure.cache import Revisions, cached
from projects.application.dashboard_models import MOST_EVENTS, MOST_PROJECTS, DashboardSection, Glance, Happening
from projects.application.overview_ports import ProjectActivity
from projects.application.ports import AllReviews
from projects.application.read_models import ProjectFacts
from projects.contracts import INVITATION_EVENTS, ProjectStatus
from projects.infrastructure.concerns import concerns_of
from projects.infrastructure.own_views import latest_of
from projects.infrastructure.queries import joined
from projects.infrastructure.totals import TOTALS, counted_ids, offers_in, offers_to, totals_in

_S = DashboardSection


class DjangoGlances:
    def __init__(self, reviews: AllReviews, activity: ProjectActivity, news: Sequence[str]) -> None:
        """`news` are the types of events that count as unread."""
        self._reviews, self._activity, self._news = reviews, activity, news

    def glance(self, user_id: UUID, sections: Collection[DashboardSection]) -> Glance:
        over_all = TOTALS if _S.TOTALS in sections else {}
        over_all = over_all | (offers_to(user_id) if _S.INVITATIONS in sections else {})
        views, read, figures = latest_of(user_id, MOST_PROJECTS, self._news, over_all)
        facts = {each: told for each, told in read.items() if told.status is ProjectStatus.ACTIVE}
        notes = self._reviews.overview(facts if _S.PROJECTS in sections else (), counted_ids(figures))
        return Glance(
            projects=joined(views, facts, notes.tallies) if _S.PROJECTS in sections else None,
            totals=totals_in(figures, notes.unresolved) if _S.TOTALS in sections else None,
            offers=offers_in(figures, user_id) if _S.INVITATIONS in sections else None,
            activity=self._happenings(facts) if _S.ACTIVITY in sections else None,
            due=tuple(facts.values()) if _S.DEADLINES in sections else None,
        )

    def _happenings(self, facts: Mapping[UUID, ProjectFacts]) -> tuple[Happening, ...]:
        by_channel = {project_channel(each): told for each, told in facts.items()}
        newest = self._activity.newest(facts, MOST_EVENTS, INVITATION_EVENTS) if facts else ()
        return tuple(Happening(by_channel[event.channel], event) for event in newest)


class CachedGlances:
    """The whole of it as one entry, since it hangs on all of the person's projects anyway (docs/adr/0017)."""

    def __init__(self, reviews: AllReviews, activity: ProjectActivity, news: Sequence[str]) -> None:
        self._plain = DjangoGlances(reviews, activity, news)

    def glance(self, user_id: UUID, sections: Collection[DashboardSection]) -> Glance:
        """A statement more where nothing is kept, none where it is."""
        if connection.in_atomic_block:
            return self._plain.glance(user_id, sections)
        at, asked = concerns_of(user_id), [section for section in _S if section in sections]
        load = partial(self._load, user_id, asked, at)
        return cached("project_glance", at, load, of=(user_id, *asked))

    def _load(self, user_id: UUID, sections: Collection[DashboardSection], at: Revisions) -> Glance:
        """Without those that the person joined since the revisions were read: nobody was answered yet that they did."""
        glance = self._plain.glance(user_id, sections)
        shown, told = glance.projects, glance.activity
        shown = shown and tuple(row for row in shown if project_channel(row.id) in at)
        told = told and tuple(each for each in told if each.event.channel in at)
        due = glance.due and tuple(each for each in glance.due if project_channel(each.id) in at)
        return replace(glance, projects=shown, activity=told, due=due)
