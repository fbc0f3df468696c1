from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

import pytest

from core.domain.actor import Actor
from core.domain.events import project_channel
from core.domain.ids import new_id
from core.domain.pages import Page, PageRequest
from core.domain.stream import StreamEvent
from identity.contracts import Person
from projects.application.dashboard_models import Dashboard, DashboardSection
from projects.application.invitation_rows import ReceivedInvitation
from projects.application.read_dashboard import read_dashboard
from projects.contracts import ProjectStatus, Role, Stage
from projects.domain.invitation_terms import InvitationStatus
from projects.domain.project import Project
from tests.projects.examples import LATER, NOON, project_of
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
        self.activity = FakeOverviews(self.projects)
        self.people = FakePeople(Person(JIMIN.user_id, "Jimin@example.kr", "지민", verified=True))

    def ask(self, *sections: DashboardSection, actor: Actor = JIMIN) -> Dashboard:
        ports: dict[str, Any] = {"queries": self.projects, "activity": self.activity, "people": self.people}
        return read_dashboard(actor, sections, **ports, invitations=self.received, clock=lambda: LATER)

    def happen(self, project: Project, seq: int, at: datetime) -> None:
        self.activity.events.append(StreamEvent(project_channel(project.id), seq, "comment.added", at, {}, "", {}))


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


def test_the_ten_last_active_projects_are_shown_but_no_archived_ones(desk: Desk, add: Add) -> None:
    made = [add(hours=hours) for hours in range(12)]
    add(hours=99, status=ProjectStatus.ARCHIVED)
    for sections in ((S.PROJECTS,), tuple(S)):
        shown = desk.ask(*sections).projects
        assert shown is not None
        assert [row.id for row in shown] == [project.id for project in reversed(made[2:])]


def test_totals_are_over_all_projects_that_are_not_deleted(desk: Desk, add: Add) -> None:
    for _ in range(11):
        add()
    add(owner=OTHER, stage=Stage.REVIEW)
    add(owner=OTHER, status=ProjectStatus.ARCHIVED)
    add(status=ProjectStatus.DELETED, deleted_at=NOON)
    desk.projects.add(project_of(OTHER.user_id))
    totals = desk.ask(S.TOTALS).totals
    assert totals is not None
    assert totals.by_status == {ProjectStatus.ACTIVE: 12, ProjectStatus.ARCHIVED: 1}
    assert (totals.by_stage[Stage.PLANNING], totals.by_stage[Stage.REVIEW], totals.by_stage[Stage.EDITING]) == (
        12,
        1,
        0,
    )
    assert (totals.owned, totals.shared) == (11, 2)


def test_the_newest_events_of_all_projects_are_told_with_their_project(desk: Desk, add: Add) -> None:
    one, two, foreign = add(hours=1), add(owner=OTHER, hours=2), project_of(OTHER.user_id)
    desk.projects.add(foreign)
    for seq in range(1, 16):
        desk.happen(one, seq, NOON + timedelta(minutes=seq))
        desk.happen(two, seq, NOON + timedelta(minutes=seq, seconds=30))
        desk.happen(foreign, seq, LATER)
    activity = desk.ask(S.ACTIVITY).activity
    assert activity is not None
    expected = [(project.id, seq) for seq in range(15, 5, -1) for project in (two, one)]
    assert [(each.project.id, each.event.seq) for each in activity] == expected


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
    assert [(each.project.id, each.expires_at) for each in offered.transfers] == [(fresh.id, NOON + timedelta(days=7))]


def test_what_is_not_asked_for_is_not_read(desk: Desk, add: Add) -> None:
    add()
    found = desk.ask(S.PROJECTS)
    assert (found.totals, found.invitations, found.activity) == (None, None, None)
    assert (desk.received.asked, desk.people.asked) == ([], 0)


def test_who_has_no_project_sees_an_empty_dashboard(desk: Desk) -> None:
    found = desk.ask(*S, actor=OTHER)
    assert (found.projects, found.activity) == ((), ())
    assert found.totals is not None
    assert found.totals.owned + found.totals.shared == 0
