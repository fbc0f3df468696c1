"""Invitations are issued inside a running unit of work, for a project that is locked or just being made."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import StrEnum
from math import ceil

from core.application.mail_ports import Notices
from core.application.ports import Secrets
from core.domain.actor import Actor
from core.domain.clock import Clock
from core.domain.email import EmailAddress
from core.domain.errors import InvalidField
from core.domain.ids import new_id
from core.domain.language import Language
from identity.contracts import Person
from projects.application.invitation_mails import owe_invitations
from projects.application.invitation_ports import Invitations, Invitees
from projects.application.invitation_rows import InvitationRow
from projects.application.mail_budget import MailBudget
from projects.application.tokens import hashed
from projects.contracts import Role
from projects.domain.invitation import MAILS_WINDOW, Invitation, pause
from projects.domain.invitation_terms import OPEN, Terms, message_text
from projects.domain.invitee import invited_address
from projects.domain.project import Project
from projects.domain.refusals import RoleAboveOwn, RoleNotAssignable

MOST_AT_ONCE = 100


class InvitationOutcome(StrEnum):
    """What became of one address of a call."""

    INVITED = "invited"
    ALREADY_MEMBER = "already_member"
    ALREADY_INVITED = "already_invited"
    OWN_EMAIL = "own_email"
    REPEATED = "repeated"
    INVALID_EMAIL = "invalid_email"
    MAIL_TOO_SOON = "mail_too_soon"
    ROLE_ABOVE_OWN = "role_above_own"
    ROLE_NOT_ASSIGNABLE = "role_not_assignable"


@dataclass(frozen=True)
class InvitationResult:
    """`retry_after` are the seconds until the address may get another mail."""

    email: str = field(repr=False)
    outcome: InvitationOutcome
    invitation: InvitationRow | None = None
    retry_after: int | None = None


@dataclass(frozen=True)
class Wanted:
    """An address as it was typed, and its role where it has one of its own."""

    email: str = field(repr=False)
    role: Role | None = None


@dataclass(frozen=True)
class InvitePeople:
    """`role` and `days` where the project's own settings are not meant; `language` is the request's."""

    people: tuple[Wanted, ...]
    language: Language
    role: Role | None = None
    message: str = ""
    days: int | None = None

    def __post_init__(self) -> None:
        if len(self.people) > MOST_AT_ONCE:
            raise InvalidField("/invitations", "invitations.too_many", most=MOST_AT_ONCE)
        object.__setattr__(self, "message", message_text(self.message))

    def addresses(self) -> Iterator[EmailAddress]:
        """Those that can be written to."""
        for wanted in self.people:
            try:
                yield invited_address(wanted.email)
            except InvalidField:
                continue


@dataclass(frozen=True)
class IssueInvitations:
    """Needs a bounded number of statements, however many addresses there are."""

    invitations: Invitations
    invitees: Invitees
    notices: Notices
    secrets: Secrets
    clock: Clock

    def __call__(
        self, project: Project, actor: Actor, command: InvitePeople, budget: MailBudget
    ) -> list[InvitationResult]:
        """An outcome an address, in their order. Raises RoleAboveOwn and RoleNotAssignable for the call's own role."""
        now = self.clock()
        terms = Terms.offered(project, actor.user_id, command.role, command.days, command.message)
        keys = {address.key for address in command.addresses()}
        earlier = self.invitations.to_addresses(project.id, keys, now - MAILS_WINDOW)
        for invitation in earlier:
            invitation.expire(now)
        self.invitations.save(*(invitation for invitation in earlier if invitation.facts))
        people = self.invitees.by_emails(keys)
        desk = _Desk(project, terms, command.language, people, earlier, budget, self.secrets, now)
        results = [desk.result(wanted) for wanted in command.people]
        self.invitations.add(*(invitation for invitation, _ in desk.issued))
        owe_invitations(project, desk.issued, self.notices)
        return results


@dataclass
class _Desk:
    """Judges one address after another; `issued` are the new invitations with their tokens."""

    project: Project
    terms: Terms
    language: Language
    people: dict[str, Person]
    earlier: list[Invitation]
    budget: MailBudget
    secrets: Secrets
    now: datetime
    issued: list[tuple[Invitation, str]] = field(default_factory=list)
    seen: set[str] = field(default_factory=set)

    def result(self, wanted: Wanted) -> InvitationResult:
        try:
            address = invited_address(wanted.email)
            terms = replace(self.terms, role=wanted.role or self.terms.role)
        except InvalidField:
            return InvitationResult(wanted.email, InvitationOutcome.INVALID_EMAIL)
        except RoleAboveOwn:
            return InvitationResult(wanted.email, InvitationOutcome.ROLE_ABOVE_OWN)
        except RoleNotAssignable:
            return InvitationResult(wanted.email, InvitationOutcome.ROLE_NOT_ASSIGNABLE)
        return self._known(address) or self._wait(address) or self._issue(address, terms)

    def _known(self, address: EmailAddress) -> InvitationResult | None:
        person = self.people.get(address.key)
        if address.key in self.seen:
            return InvitationResult(address.shown, InvitationOutcome.REPEATED)
        self.seen.add(address.key)
        if person and person.id == self.terms.inviter.user_id:
            return InvitationResult(address.shown, InvitationOutcome.OWN_EMAIL)
        if person and person.id in self.project.members:
            return InvitationResult(address.shown, InvitationOutcome.ALREADY_MEMBER)
        for invitation in self.earlier:
            if invitation.email_key == address.key and invitation.status in OPEN:
                row = InvitationRow.of(invitation)
                return InvitationResult(address.shown, InvitationOutcome.ALREADY_INVITED, row)
        return None

    def _wait(self, address: EmailAddress) -> InvitationResult | None:
        """Mails of earlier invitations count: revoking and inviting again is no way to send more of them."""
        mailed = [at for each in self.earlier if each.email_key == address.key for at in each.sent_at]
        seconds = max(ceil(pause(mailed, self.now).total_seconds()), self.budget.waits.get(address.key, 0))
        if not seconds:
            return None
        return InvitationResult(address.shown, InvitationOutcome.MAIL_TOO_SOON, retry_after=seconds)

    def _issue(self, address: EmailAddress, terms: Terms) -> InvitationResult:
        person, token = self.people.get(address.key), self.secrets.token()
        ids, language = (new_id(), self.project.id), person.language if person else self.language
        invitation = Invitation.issue(ids, address, terms, language, hashed(token, self.secrets), self.now)
        invitation.invitee_id = person.id if person else None
        self.issued.append((invitation, token))
        self.budget.owe(address.key)
        return InvitationResult(address.shown, InvitationOutcome.INVITED, InvitationRow.of(invitation))
