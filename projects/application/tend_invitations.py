"""What the timer does to invitations; each is safe to run twice, and at once."""

from contextlib import suppress
from dataclasses import dataclass
from datetime import timedelta

from core.application.mail_ports import MailAllowance, Notices
from core.application.ports import Secrets, UnitOfWork
from core.domain.actor import SYSTEM
from core.domain.clock import Clock
from core.domain.email import EmailAddress
from projects.application.invitation_mails import REMINDER, owe_invitations
from projects.application.invitation_ports import Invitations, InvitationUpkeep, Invitees
from projects.application.invitation_rows import Door
from projects.application.mail_budget import MailBudget, mail_budget
from projects.application.ports import ProjectRepository
from projects.application.tokens import hashed
from projects.contracts import ProjectStatus
from projects.domain.invitation import Invitation
from projects.domain.invitation_refusals import InvitationNotFound
from projects.domain.project import Project
from projects.domain.refusals import ProjectNotFound

BATCH = 200
KEPT_AFTER_END = timedelta(days=90)
# Ended between the look and the lock.
_OVER = (ProjectNotFound, InvitationNotFound)


def expire_invitations(
    *, unit_of_work: UnitOfWork, invitations: Invitations, upkeep: InvitationUpkeep, clock: Clock
) -> None:
    """One transaction a project."""
    for project_id, ids in upkeep.overdue(clock(), BATCH).items():
        with unit_of_work(by=SYSTEM):
            overdue = invitations.several(project_id, ids)
            for invitation in overdue:
                invitation.expire(clock())
            invitations.save(*overdue)


@dataclass(frozen=True)
class RemindInvitees:
    """A mail each, with a link of its own; who has had enough mails for now is looked at again."""

    unit_of_work: UnitOfWork
    projects: ProjectRepository
    invitations: Invitations
    upkeep: InvitationUpkeep
    invitees: Invitees
    allowance: MailAllowance
    notices: Notices
    secrets: Secrets
    clock: Clock

    def __call__(self) -> None:
        """Raises Unavailable."""
        for door, email in self.upkeep.ending(self.clock(), BATCH):
            with mail_budget([EmailAddress(email)], self.allowance) as budget, suppress(*_OVER):
                if not budget.waits:
                    with self.unit_of_work(by=SYSTEM):
                        self._remind(door, budget)

    def _remind(self, door: Door, budget: MailBudget) -> None:
        project = self.projects.get(door.project_id)
        invitation, token = self.invitations.get(door.project_id, door.id), self.secrets.token()
        if project.status is not ProjectStatus.ACTIVE or not invitation.is_reminder_due(self.clock()):
            return
        if self._has_come(project, invitation):
            return
        invitation.remind(hashed(token, self.secrets), self.clock())
        self.invitations.save(invitation)
        owe_invitations(project, [(invitation, token)], self.notices, REMINDER)
        budget.owe(invitation.email_key)

    def _has_come(self, project: Project, invitation: Invitation) -> bool:
        """Whoever is a member by now: the address became theirs afterwards."""
        person = self.invitees.by_emails([invitation.email_key]).get(invitation.email_key)
        if person is None or person.id not in project.members:
            return False
        invitation.close(person.id, self.clock())
        self.invitations.save(invitation)
        return True


def forget_invitations(*, unit_of_work: UnitOfWork, upkeep: InvitationUpkeep, clock: Clock) -> None:
    """Those that have been over for 90 days."""
    while True:
        with unit_of_work(by=SYSTEM):
            forgotten = upkeep.forget_ended(clock() - KEPT_AFTER_END, BATCH)
        if forgotten < BATCH:
            return
