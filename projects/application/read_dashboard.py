"""A person asks what goes on in their projects."""

from collections.abc import Collection, Iterable
from datetime import datetime
from zoneinfo import ZoneInfo

from core.domain.actor import Actor
from core.domain.clock import Clock
from core.domain.email import EmailAddress
from core.domain.pages import Page, PageRequest
from projects.application.dashboard_models import MOST_DEADLINES, Dashboard, DashboardSection, Due, Offered
from projects.application.invitation_rows import ReceivedInvitation
from projects.application.overview_ports import Glances, ReceivedInvitations
from projects.application.ports import PeopleDirectory
from projects.application.read_models import ProjectFacts

INVITATIONS = PageRequest(number=1, size=20)


def read_dashboard(
    actor: Actor,
    sections: Collection[DashboardSection],
    *,
    glances: Glances,
    people: PeopleDirectory,
    invitations: ReceivedInvitations,
    clock: Clock,
) -> Dashboard:
    """The caller's own projects only; an offer that has run out is none."""
    glance, now = glances.glance(actor.user_id, sections), clock()
    offered = None
    if glance.offers is not None:
        open_offers = tuple(each for each in glance.offers if each.offer.is_open(now))
        offered = Offered(_received(actor, people, invitations, now), open_offers)
    return Dashboard(
        projects=glance.projects,
        totals=glance.totals,
        invitations=offered,
        activity=glance.activity,
        deadlines=None if glance.due is None else _due(glance.due, now),
    )


def _due(projects: Iterable[ProjectFacts], now: datetime) -> tuple[Due, ...]:
    """From today on, which is another day in another time zone; the earliest first."""
    found = []
    for project in projects:
        today = now.astimezone(ZoneInfo(project.settings.time_zone)).date()
        left = ((deadline, (deadline.date - today).days) for deadline in project.deadlines)
        found += [Due(project, deadline, days) for deadline, days in left if days >= 0]
    found.sort(key=lambda due: (due.deadline.date, due.project.title, due.deadline.name, due.deadline.id))
    return tuple(found[:MOST_DEADLINES])


def _received(
    actor: Actor, people: PeopleDirectory, invitations: ReceivedInvitations, now: datetime
) -> Page[ReceivedInvitation]:
    """Those to the caller's verified address."""
    person = people.by_id(actor.user_id)
    if person is None or not person.verified:
        return Page(rows=(), total=0)
    return invitations.received(EmailAddress(person.email).key, INVITATIONS, now)
