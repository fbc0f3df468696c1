"""ProjectQueries over three layers (docs/adr/0017): a page as one person is shown it, facts and counts as all are.

Whether one sees a project at all is read for every row, and what is in the row by the clock is worked out above.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import partial
from uuid import UUID

from django.db import connection

from core.domain.events import project_channel
from core.domain.pages import Page
from core.infrastructure.cache import Life, Revisions, cached, cached_many, keep_many, revisions_of
from projects.application.ports import Reviews
from projects.application.read_models import OwnView, ProjectFacts, ProjectRow, ProjectsWanted, Roster
from projects.domain.refusals import ProjectNotFound
from projects.infrastructure.cached_figures import cached_tallies
from projects.infrastructure.concerns import concerns_of
from projects.infrastructure.facts import facts_of
from projects.infrastructure.own_views import Views, page_of, view_of
from projects.infrastructure.queries import DjangoProjectQueries, joined

FACTS = "project_facts"


class CachedProjectQueries:
    def __init__(self, reviews: Reviews, news: Sequence[str]) -> None:
        self._plain, self._reviews, self._news = DjangoProjectQueries(reviews, news), reviews, news

    def page(self, user_id: UUID, wanted: ProjectsWanted) -> Page[ProjectRow]:
        """Three statements where nothing is kept, none where everything is."""
        if connection.in_atomic_block:
            return self._plain.page(user_id, wanted)
        at = concerns_of(user_id)
        # Of a page that is loaded here, the facts came with it: they are neither looked up nor counted again.
        facts: dict[UUID, ProjectFacts] = {}
        load = partial(self._load_page, user_id, wanted, at, facts)
        # Hardly anybody types the same words again, so what they find is kept no further than where they did.
        life = Life.HOT if wanted.search else Life.WARM
        views, total = cached("project_page", at, load, of=(user_id, wanted), life=life)
        return Page(rows=self._joined(views, at, facts), total=total)

    def row(self, user_id: UUID, project_id: UUID) -> ProjectRow:
        at = revisions_of([project_channel(project_id)])
        rows = self._joined(view_of(user_id, project_id, self._news), at)
        if not rows:
            raise ProjectNotFound
        return rows[0]

    def roster(self, project_id: UUID) -> Roster:
        at = revisions_of([project_channel(project_id)])
        return cached("project_roster", at, partial(self._plain.roster, project_id), of=(project_id,), life=Life.COLD)

    def member_names(self, project_id: UUID, user_ids: Collection[UUID] | None = None) -> dict[UUID, str]:
        return self._plain.member_names(project_id, user_ids)

    def _load_page(
        self, user_id: UUID, wanted: ProjectsWanted, at: Revisions, read: dict[UUID, ProjectFacts]
    ) -> tuple[Views, int]:
        """`read` takes the facts that came along."""
        views, total, facts = page_of(user_id, wanted, self._news)
        told = _by_project(facts, at)
        read.update((each, facts[each]) for each in told)
        keep_many(FACTS, {(each,): told[each] for each in told}, {(each,): read[each] for each in told}, Life.COLD)
        return views, total

    def _joined(
        self, views: Mapping[UUID, OwnView], at: Revisions, read: Mapping[UUID, ProjectFacts] | None = None
    ) -> tuple[ProjectRow, ...]:
        """`read` are facts that this request has just read itself."""
        if not views:
            return ()
        by_project = _by_project(views, at)
        facts = read or cached_many(FACTS, by_project, facts_of)
        return joined(views, facts, cached_tallies(self._reviews, by_project))


def _by_project(project_ids: Iterable[UUID], at: Revisions) -> dict[UUID, Revisions]:
    """Without those that the person joined since the revisions were read: nobody was answered yet that they did."""
    channels = {project_id: project_channel(project_id) for project_id in project_ids}
    return {project_id: {name: at[name]} for project_id, name in channels.items() if name in at}
