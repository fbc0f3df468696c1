"""The mail to whom somebody has added to a project."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from core.application.mail_ports import MailAllowance, Notices
from core.domain.email import EmailAddress
from core.domain.mail import Addressee
from identity.contracts import NotificationType, Person
from projects.application.invitation_ports import Invitees
from projects.application.mail_budget import MailBudget, mail_budget
from projects.domain.project import Member, Project

ADDED = "projects.member_added"


@dataclass(frozen=True)
class Welcome:
    """Owed inside the unit of work; none where they want no such mail, or have had enough for now."""

    to: Addressee | None
    budget: MailBudget
    notices: Notices

    def owe(self, project: Project, member: Member, by: Member) -> None:
        if self.to is not None and self.budget.owe_once(EmailAddress(self.to.address)):
            parts = {"project": project.details.title, "inviter": by.name, "role": member.role.value}
            self.notices.owe(self.to, ADDED, **parts)


@dataclass(frozen=True)
class MemberMails:
    """A mail is begun before the unit of work, because what it counts is not undone with it."""

    invitees: Invitees
    allowance: MailAllowance
    notices: Notices

    @contextmanager
    def welcoming(self, person: Person) -> Iterator[Welcome]:
        to = self.invitees.addressee(person.id, NotificationType.INVITATION)
        with mail_budget([EmailAddress(to.address)] if to else [], self.allowance, courtesy=True) as budget:
            yield Welcome(to, budget, self.notices)
