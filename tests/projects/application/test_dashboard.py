from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import Any

import pytest

from core.domain.actor import Actor
from core.domain.ids import new_id
from core.domain.pages import Page, PageRequest
from identity.contracts import Person
from projects.application.dashboard_models import Dashboard, DashboardSection
from projects.application.invitation_rows import ReceivedInvitation
from projects.application.read_dashboard import read_dashboard
from projects.contracts import Role
from projects.domain.invitation_terms import InvitationStatus
from projects.domain.outline import Deadline
from projects.domain.project import Project
from projects.domain.settings import ProjectSettings
from tests.projects.examples import LATER, NOON, project_of
from tests.projects.fake_glances import FakeGlances
from tests.projects.fake_overviews import FakeOverviews
from tests.projects.fakes import FakePeople, FakeProjects

JIMIN, OTHER = Actor(new_id(), "지민"), Actor(new_id(), "박감독")
S = DashboardSection
Add = Callable[..., Project]


class FakeReceived:
    """Invitations by the key of the address; which were asked for is kept."""

    def __init__(self) -> None:
        self.asked: list[str] = []
        shown = (new_id(), new_id(), "가을", Role.EDITOR, "", InvitationStatus.PENDING, "이심사", NOON, LATER)
        self.rows = {"jimin@example.kr": (ReceivedInvitation(*shown),)}

    def received(self, email_key: str, wanted: PageRequest, now: datetime) -> Page[ReceivedInvitation]:
        self.asked.append(email_key)
        rows = self.rows.get(email_key, ())
        return Page(rows[: wanted.size], len(rows))


class Desk:
    """The ports, and the question."""

    def __init__(self) -> None:
        self.projects, self.received = FakeProjects(), FakeReceived()
        self.people = FakePeople(Person(JIMIN.user_id, "Jimin@example.kr", "지민", verified=True))

    def ask(self, *sections: DashboardSection, actor: Actor = JIMIN) -> Dashboard:
        glances = FakeGlances(self.projects, FakeOverviews(self.projects))
        ports: dict[str, Any] = {"glances": glances, "people": self.people, "invitations": self.received}
        return read_dashboard(actor, sections, **ports, clock=lambda: LATER)


@pytest.fixture
def desk() -> Desk:
    return Desk()


@pytest.fixture
def add(desk: Desk) -> Add:
    """`add(hours=2, status=…)` is a project of Jimin's that was active two hours after noon."""

    def stored(*, owner: Actor = JIMIN, hours: int = 0, **changes: Any) -> Project:
        others = {} if owner is JIMIN else {"editor": JIMIN.user_id}
        project = project_of(owner.user_id, **others)
        project.last_activity_at = NOON + timedelta(hours=hours)
        for name, value in changes.items():
            setattr(project, name, value)
        desk.projects.add(project)
        return project

    return stored


def test_invitations_are_those_to_the_verified_address(desk: Desk) -> None:
    offered = desk.ask(S.INVITATIONS).invitations
    assert offered is not None
    assert [row.project_name for row in offered.invitations.rows] == ["가을"]
    assert desk.received.asked == ["jimin@example.kr"]
    desk.people = FakePeople(Person(JIMIN.user_id, "jimin@example.kr", "지민", verified=False))
    offered = desk.ask(S.INVITATIONS).invitations
    assert offered is not None
    assert (offered.invitations.rows, offered.invitations.total) == ((), 0)


def test_ownership_is_offered_to_its_member_as_long_as_the_offer_stands(desk: Desk, add: Add) -> None:
    fresh, stale, to_another = (add(owner=OTHER) for _ in range(3))
    third = new_id()
    to_another.add_member(third, "셋째", Role.VIEWER, by=Role.OWNER, now=NOON)
    for project, to_id, at in (
        (fresh, JIMIN.user_id, NOON),
        (stale, JIMIN.user_id, NOON - timedelta(days=8)),
        (to_another, third, NOON),
    ):
        project.offer_ownership(to_id, at)
        desk.projects.save(project)
    offered = desk.ask(S.INVITATIONS).invitations
    assert offered is not None
    assert [(each.id, each.expires_at) for each in offered.transfers] == [(fresh.id, NOON + timedelta(days=7))]


def test_deadlines_of_all_projects_come_from_today_on_the_earliest_first(desk: Desk, add: Add) -> None:
    spring, summer = add(), add(owner=OTHER)
    today = LATER.date()
    for project, first in ((spring, -1), (summer, 0)):
        desk.projects.keep_deadlines(project.id, 1, [_due_on(today + timedelta(days=first + 2 * n)) for n in range(8)])
    found = desk.ask(S.DEADLINES).deadlines
    assert found is not None
    assert [each.days_left for each in found] == list(range(10))
    assert [each.project.id for each in found] == [summer.id, spring.id] * 5


def test_today_is_another_day_in_another_time_zone(desk: Desk, add: Add) -> None:
    project = add(settings=ProjectSettings("Pacific/Kiritimati"))
    desk.projects.keep_deadlines(project.id, 1, [_due_on(LATER.date()), _due_on(LATER.date() + timedelta(days=1))])
    assert [each.days_left for each in desk.ask(S.DEADLINES).deadlines or ()] == [0]


def _due_on(day: date) -> Deadline:
    return Deadline("task", new_id(), "납품", day)


def test_what_is_not_asked_for_is_not_read(desk: Desk, add: Add) -> None:
    add()
    found = desk.ask(S.PROJECTS)
    assert (found.totals, found.invitations, found.activity, found.deadlines) == (None, None, None, None)
    assert (desk.received.asked, desk.people.asked) == ([], 0)


def test_who_has_no_project_sees_an_empty_dashboard(desk: Desk) -> None:
    found = desk.ask(*S, actor=OTHER)
    assert (found.projects, found.activity, found.deadlines) == ((), (), ())
    assert found.totals is not None
    assert found.totals.owned + found.totals.shared == 0
