"""What invitations need from the outside."""

from collections.abc import Collection, Iterator
from datetime import datetime
from typing import Protocol
from uuid import UUID

from core.domain.mail import Addressee
from core.domain.pages import Page, PageRequest
from identity.contracts import NotificationType, Person
from projects.application.invitation_rows import (
    Door,
    InvitationRow,
    InvitedProject,
    InviteLinkRow,
    ReceivedInvitation,
    SentInvitation,
)
from projects.domain.invitation import Invitation
from projects.domain.invitation_terms import InvitationStatus
from projects.domain.invite_link import InviteLink


class Invitations(Protocol):
    """The project's row is locked before an invitation that the project's members depend on."""

    def add(self, *invitations: Invitation) -> None:
        """A bounded number of statements, however many."""

    def get(self, project_id: UUID, invitation_id: UUID) -> Invitation:
        """Locked. Raises InvitationNotFound."""

    def several(self, project_id: UUID, ids: Collection[UUID]) -> list[Invitation]:
        """Locked, those that are there."""

    def to_addresses(self, project_id: UUID, email_keys: Collection[str], since: datetime) -> list[Invitation]:
        """Locked: open ones, and those that have ended `since`."""

    def open_to(self, project_id: UUID, user_id: UUID, email_key: str, also: UUID | None = None) -> list[Invitation]:
        """Locked: open ones to the person's address (none where it is empty), and to one that was theirs before.

        `also` is among them, if it is there, however it ended.
        """

    def was_declined(self, project_id: UUID, user_id: UUID, email_key: str, since: datetime) -> bool:
        """Whether the person declined one, by this account or by that address, and has not come by another since."""

    def save(self, *invitations: Invitation) -> None:
        """A bounded number of statements, however many."""


class InviteLinks(Protocol):
    def add(self, link: InviteLink) -> None: ...

    def get(self, project_id: UUID, link_id: UUID) -> InviteLink:
        """Locked, with who came by it. Raises InviteLinkNotFound."""

    def open_of(self, project_id: UUID, creator_id: UUID) -> list[InviteLink]:
        """Locked: those that the person made and nobody has revoked."""

    def save(self, *links: InviteLink) -> None:
        """A bounded number of statements, however many."""


class InvitationQueries(Protocol):
    """One statement each."""

    def door(self, token_hash: str) -> Door | None: ...

    def invited_project(self, project_id: UUID) -> InvitedProject | None:
        """None of a deleted project."""

    def page(
        self, project_id: UUID, wanted: PageRequest, status: InvitationStatus | None, now: datetime
    ) -> Page[InvitationRow]:
        """Newest first."""

    def row(self, project_id: UUID, invitation_id: UUID, now: datetime) -> InvitationRow:
        """Raises InvitationNotFound."""

    def links(self, project_id: UUID, wanted: PageRequest) -> Page[InviteLinkRow]:
        """Newest first."""

    def link(self, project_id: UUID, link_id: UUID) -> InviteLinkRow:
        """Raises InviteLinkNotFound."""

    def received(self, email_key: str, wanted: PageRequest, now: datetime) -> Page[ReceivedInvitation]:
        """Open ones of living projects, newest first."""

    def received_door(self, email_key: str, invitation_id: UUID) -> Door | None: ...

    def sent_by(self, user_id: UUID) -> Iterator[SentInvitation]: ...


class InvitationUpkeep(Protocol):
    """What the timer looks for, and what becomes of names: after `ProjectNews.rename`, which locks the projects."""

    def overdue(self, now: datetime, limit: int) -> dict[UUID, list[UUID]]:
        """Open invitations whose time is up, by project."""

    def ending(self, now: datetime, limit: int) -> list[tuple[Door, str]]:
        """With their addresses: open ones of active projects within a day of their end that were not reminded of."""

    def forget_ended(self, before: datetime, limit: int) -> int:
        """Invitations and links that are over since; how many."""

    def claim(self, user_id: UUID, email_key: str) -> None:
        """The address turned out to be the person's; what was sent to it before was sent to them."""

    def forget_person(self, user_id: UUID, now: datetime) -> None:
        """Addresses they were invited at, their name beside what they sent, their uses of links, and what is open."""

    def rename(self, user_id: UUID, name: str) -> None:
        """Beside what the person sent."""


class Invitees(Protocol):
    """Accounts as invitations need them."""

    def by_emails(self, emails: Collection[str]) -> dict[str, Person]:
        """Verified ones, by the key of the address; one statement."""

    def addressee(self, user_id: UUID, told_of: NotificationType | None) -> Addressee | None:
        """None for somebody who has gone, or wants no such mail; without a type it cannot be switched off."""
