"""Invitations with everything in memory: a project, its people, their mails and a clock that is set by hand."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from core.domain.actor import Actor
from core.domain.ids import new_id
from core.domain.mail import Notice
from identity.contracts import Language, Person
from projects.application.entrance import Entrance
from projects.application.issue_invitations import IssueInvitations
from projects.application.openings import Openings
from projects.application.tokens import hashed
from tests.core.fake_mails import FakeMailAllowance, FakeNotices
from tests.identity.fakes import FakeSecrets
from tests.projects.examples import NOON
from tests.projects.fake_invitations import FakeInvitations, FakeInvitees
from tests.projects.fakes import FakePeople, FakeProjects


@dataclass
class Desk:
    """`people` have accounts; `now` is what the clock says."""

    projects: FakeProjects
    people: tuple[Person, ...] = ()
    now: datetime = NOON
    secrets: FakeSecrets = field(default_factory=FakeSecrets)

    def __post_init__(self) -> None:
        self.invitations = FakeInvitations(self.projects)
        self.invitees, self.accounts = FakeInvitees(*self.people), FakePeople(*self.people)
        self.allowance, self.notices = FakeMailAllowance(self.clock), FakeNotices(self.invitations)

    def clock(self) -> datetime:
        return self.now

    @property
    def issue(self) -> IssueInvitations:
        return IssueInvitations(self.invitations, self.invitees, self.notices, self.secrets, self.clock)

    @property
    def entrance(self) -> Entrance:
        return Entrance(
            projects=self.projects,
            invitations=self.invitations,
            links=self.invitations.links_port,
            queries=self.invitations,
            people=self.accounts,
            invitees=self.invitees,
            notices=self.notices,
            secrets=self.secrets,
            clock=self.clock,
        )

    @property
    def openings(self) -> Openings:
        return Openings(self.invitations, self.invitations.links_port, self.accounts, self.clock)

    @property
    def guarded(self) -> dict[str, Any]:
        return {
            "unit_of_work": self.invitations.unit_of_work,
            "access": self.projects.access,
            "projects": self.projects,
            "clock": self.clock,
        }

    @property
    def answering(self) -> dict[str, Any]:
        return {"unit_of_work": self.invitations.unit_of_work, "entrance": self.entrance}

    def mails(self, kind: str = "projects.invitation") -> list[Notice]:
        return [notice for notice in self.invitations.tables.notices.values() if notice.mail.kind == kind]

    def hash(self, token: str) -> str:
        return hashed(token, self.secrets)


def actor_of(person: Person) -> Actor:
    return Actor(person.id, person.name)


def person(name: str, handle: str, language: Language = Language.KOREAN) -> Person:
    return Person(new_id(), f"{handle}@example.kr", name, True, language)
