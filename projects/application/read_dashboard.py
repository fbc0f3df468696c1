"""A person asks what goes on in their projects."""

from collections.abc import Collection, Sequence
from datetime import datetime
from uuid import UUID

from core.domain.actor import Actor
from core.domain.clock import Clock
from core.domain.email import EmailAddress
from core.domain.pages import Page, PageRequest
from projects.application.dashboard_models import (
    Dashboard,
    DashboardSection,
    Happening,
    Offered,
    OfferedProject,
    Totals,
)
from projects.application.invitation_rows import ReceivedInvitation
from projects.application.overview_ports import ProjectActivity, ReceivedInvitations
from projects.application.ports import PeopleDirectory, ProjectQueries
from projects.application.read_models import ProjectRow, ProjectsWanted
from projects.contracts import ProjectStatus

MOST_PROJECTS = 10
MOST_EVENTS = 20
INVITATIONS = PageRequest(number=1, size=20)
_ALL = PageRequest(number=1, size=2**31)
_S = DashboardSection


def read_dashboard(
    actor: Actor,
    sections: Collection[DashboardSection],
    *,
    queries: ProjectQueries,
    activity: ProjectActivity,
    people: PeopleDirectory,
    invitations: ReceivedInvitations,
    clock: Clock,
) -> Dashboard:
    """The caller's own projects only; the rows of all of them once, where a section counts them."""
    rows = _rows(actor.user_id, sections, queries)
    recent = [row for row in rows if row.status is ProjectStatus.ACTIVE][:MOST_PROJECTS]
    return Dashboard(
        projects=tuple(recent) if _S.PROJECTS in sections else None,
        totals=Totals.of(rows) if _S.TOTALS in sections else None,
        invitations=_offered(actor, rows, people, invitations, clock()) if _S.INVITATIONS in sections else None,
        activity=_happenings(recent, activity) if _S.ACTIVITY in sections else None,
    )


def _rows(user_id: UUID, sections: Collection[DashboardSection], queries: ProjectQueries) -> tuple[ProjectRow, ...]:
    """Last active first."""
    if {_S.TOTALS, _S.INVITATIONS} & set(sections):
        return queries.page(user_id, ProjectsWanted(_ALL, status="all")).rows
    return queries.page(user_id, ProjectsWanted(PageRequest(number=1, size=MOST_PROJECTS))).rows


def _offered(
    actor: Actor, rows: Sequence[ProjectRow], people: PeopleDirectory, invitations: ReceivedInvitations, now: datetime
) -> Offered:
    """Invitations are those to the caller's verified address."""
    person, received = people.by_id(actor.user_id), Page[ReceivedInvitation](rows=(), total=0)
    if person is not None and person.verified:
        received = invitations.received(EmailAddress(person.email).key, INVITATIONS, now)
    return Offered(received, _transfers(actor, rows, now))


def _transfers(actor: Actor, rows: Sequence[ProjectRow], now: datetime) -> tuple[OfferedProject, ...]:
    """Projects whose ownership the caller may accept."""
    offers = ((row, row.offer) for row in rows if row.offer and row.offer.to_id == actor.user_id)
    return tuple(OfferedProject(row, offer.expires_at) for row, offer in offers if offer.is_open(now))


def _happenings(rows: Sequence[ProjectRow], activity: ProjectActivity) -> tuple[Happening, ...]:
    """The newest of all the projects together, newest first."""
    newest = activity.newest([row.id for row in rows], MOST_EVENTS) if rows else {}
    happenings = [Happening(row, event) for row in rows for event in newest[row.id]]
    happenings.sort(key=lambda each: (each.event.at, each.event.channel, each.event.seq), reverse=True)
    return tuple(happenings[:MOST_EVENTS])
