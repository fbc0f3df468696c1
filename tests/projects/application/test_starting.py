"""A project is made with all that was asked for, or not at all."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from core.domain.actor import Actor
from core.domain.email import EmailAddress
from core.domain.errors import InvalidField
from core.domain.ids import new_id
from core.domain.language import Language
from core.domain.mail import MAILS_AN_HOUR, MailTooSoon
from identity.contracts import Person
from projects.application.create_project import CreateProject, StartedProject, create_project
from projects.application.issue_invitations import InvitationOutcome, InvitationResult, InvitePeople, Wanted
from projects.application.mail_budget import MailBudget
from projects.contracts import Role, Stage
from projects.domain.default_plan import default_plan
from projects.domain.details import Details
from projects.domain.project import Project
from projects.domain.settings import ProjectSettings
from tests.core.fake_mails import FakeMailAllowance
from tests.projects.examples import NOON
from tests.projects.fakes import FakePeople, FakeProjects

JIMIN = Person(new_id(), "jimin@example.kr", "지민", verified=True)
GUEST = EmailAddress("guest@example.kr")
WISH = InvitePeople((Wanted(GUEST.shown),), Language.KOREAN)


class Broken(Exception):
    """As if the database had gone."""


class Issue:
    """Issues an invitation to everybody, or breaks."""

    def __init__(self) -> None:
        self.broken = False
        self.asked: list[tuple[Project, InvitePeople]] = []

    def __call__(
        self, project: Project, actor: Actor, command: InvitePeople, budget: MailBudget
    ) -> list[InvitationResult]:
        if self.broken:
            raise Broken
        self.asked.append((project, command))
        for address in command.addresses():
            budget.owe(address.key)
        return [InvitationResult(wanted.email, InvitationOutcome.INVITED) for wanted in command.people]


@pytest.fixture
def issue() -> Issue:
    return Issue()


@pytest.fixture
def allowance() -> FakeMailAllowance:
    return FakeMailAllowance(lambda: NOON)


@pytest.fixture
def start(
    projects: FakeProjects, issue: Issue, allowance: FakeMailAllowance
) -> Callable[[CreateProject], StartedProject]:
    ports: dict[str, Any] = {"unit_of_work": projects.unit_of_work, "projects": projects, "queries": projects}
    ports |= {"people": FakePeople(JIMIN), "allowance": allowance, "issue": issue, "clock": lambda: NOON}
    return lambda command: create_project(Actor(JIMIN.id, "옛 이름"), command, **ports)


Start = Callable[[CreateProject], StartedProject]


def mails_left(allowance: FakeMailAllowance) -> int:
    left = 0
    while left <= MAILS_AN_HOUR:
        try:
            allowance.spend(GUEST)
        except MailTooSoon:
            break
        left += 1
    return left


def test_a_creator_owns_the_project_under_the_accounts_present_name(
    projects: FakeProjects, issue: Issue, start: Start
) -> None:
    command = CreateProject(Details("봄"), Stage.EDITING, {"invitation_days": 3}, date(2026, 3, 1))
    started = start(command)
    row = started.row
    assert (row.owner_name, row.my_role, row.member_count) == ("지민", Role.OWNER, 1)
    assert (started.plan, started.invitations) == (default_plan(date(2026, 3, 1)), ())
    stored = projects.stored[row.id]
    assert (stored.details.title, stored.stage) == ("봄", Stage.EDITING)
    assert stored.settings == ProjectSettings(invitation_days=3)
    assert issue.asked == []


def test_invitations_are_issued_for_the_project_that_is_stored(
    projects: FakeProjects, issue: Issue, start: Start, allowance: FakeMailAllowance
) -> None:
    started = start(CreateProject(Details("봄"), invite=WISH))
    assert [result.outcome for result in started.invitations] == [InvitationOutcome.INVITED]
    ((project, wish),) = issue.asked
    assert (project.id, wish) == (started.row.id, WISH)
    assert mails_left(allowance) == MAILS_AN_HOUR - 1


def test_where_inviting_breaks_nothing_is_stored_and_no_mail_counted(
    projects: FakeProjects, issue: Issue, start: Start, allowance: FakeMailAllowance
) -> None:
    issue.broken = True
    with pytest.raises(Broken):
        start(CreateProject(Details("봄"), invite=WISH))
    assert (projects.stored, projects.told) == ({}, [])
    assert mails_left(allowance) == MAILS_AN_HOUR


def test_a_plan_that_cannot_be_stores_nothing(projects: FakeProjects, start: Start) -> None:
    with pytest.raises(InvalidField):
        start(CreateProject(Details("봄"), start_date=date.max))
    with pytest.raises(InvalidField):
        start(CreateProject(Details("봄"), settings={"invitation_days": 99}))
    assert projects.stored == {}
