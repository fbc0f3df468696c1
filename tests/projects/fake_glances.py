"""Glances in memory: everything is read, and counted row by row."""

from collections import Counter
from collections.abc import Collection
from uuid import UUID

from core.domain.events import project_channel
from core.domain.pages import PageRequest
from projects.application.dashboard_models import (
    MOST_EVENTS,
    MOST_PROJECTS,
    DashboardSection,
    Glance,
    Happening,
    OfferedProject,
    Totals,
)
from projects.application.read_models import ProjectRow, ProjectsWanted
from projects.contracts import INVITATION_EVENTS, ProjectStatus, Role, Stage
from tests.projects.fake_overviews import FakeOverviews
from tests.projects.fakes import FakeProjects

S = DashboardSection


class FakeGlances:
    def __init__(self, projects: FakeProjects, activity: FakeOverviews) -> None:
        self._projects, self._activity = projects, activity

    def glance(self, user_id: UUID, sections: Collection[DashboardSection]) -> Glance:
        rows = self._projects.page(user_id, ProjectsWanted(PageRequest(1, 10**6), status="all")).rows
        shown = tuple(row for row in rows if row.status is ProjectStatus.ACTIVE)[:MOST_PROJECTS]
        return Glance(
            projects=shown if S.PROJECTS in sections else None,
            totals=_totals(rows) if S.TOTALS in sections else None,
            offers=_offers(rows, user_id) if S.INVITATIONS in sections else None,
            activity=self._happenings(shown) if S.ACTIVITY in sections else None,
            due=shown if S.DEADLINES in sections else None,
        )

    def _happenings(self, shown: tuple[ProjectRow, ...]) -> tuple[Happening, ...]:
        by_channel = {project_channel(row.id): row for row in shown}
        newest = self._activity.newest([row.id for row in shown], MOST_EVENTS, INVITATION_EVENTS)
        return tuple(Happening(by_channel[event.channel], event) for event in newest)


def _totals(rows: Collection[ProjectRow]) -> Totals:
    statuses, stages = Counter(row.status for row in rows), Counter(row.stage for row in rows)
    roles = Counter(row.my_role is Role.OWNER for row in rows)
    return Totals(
        by_status={status: statuses[status] for status in (ProjectStatus.ACTIVE, ProjectStatus.ARCHIVED)},
        by_stage={stage: stages[stage] for stage in Stage},
        owned=roles[True],
        shared=roles[False],
        unresolved=sum(row.open_feedback_count for row in rows),
        unread=sum(row.unread for row in rows),
    )


def _offers(rows: Collection[ProjectRow], user_id: UUID) -> tuple[OfferedProject, ...]:
    offers = [
        OfferedProject(row.id, row.title, row.owner_id, row.owner_name, row.offer)
        for row in rows
        if row.offer and row.offer.to_id == user_id
    ]
    return tuple(sorted(offers, key=lambda each: (each.offer.offered_at, each.id), reverse=True))
