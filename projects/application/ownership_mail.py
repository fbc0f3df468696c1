"""Mails about an offered ownership: to the member, and to the owner how it ended."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from uuid import UUID
from zoneinfo import ZoneInfo

from core.application.mail_ports import Notices
from core.domain.email import EmailAddress
from core.domain.mail import Addressee
from identity.contracts import NotificationType
from projects.application.invitation_ports import Invitees
from projects.application.life_ports import OfferPace, Offers
from projects.application.mail_budget import MailBudget, mail_budget
from projects.domain.ownership import OwnershipOffer
from projects.domain.project import Project

OFFERED, WITHDRAWN = "projects.ownership_offered", "projects.ownership_withdrawn"
ACCEPTED, DECLINED = "projects.ownership_accepted", "projects.ownership_declined"


@dataclass(frozen=True)
class Letter:
    """To the member `user_id`, none where they cannot be written to; owed inside the unit of work."""

    kind: str
    user_id: UUID | None
    to: Addressee | None
    budget: MailBudget
    notices: Notices

    def owe(self, offer: OwnershipOffer, project: Project) -> None:
        """If the offer is this member's, and enough time has gone by since the last such mail."""
        if self.to is None or offer.to_id != self.user_id or not self.budget.owe_once(EmailAddress(self.to.address)):
            return
        until = offer.expires_at.astimezone(ZoneInfo(self.to.time_zone))
        self.notices.owe(
            self.to,
            self.kind,
            project=project.details.title,
            project_id=str(project.id),
            owner=project.members[project.owner_id].name,
            until=f"{until:%Y-%m-%d %H:%M} ({self.to.time_zone})",
        )


@dataclass(frozen=True)
class OfferMails:
    """Letters are begun before the unit of work, because what they count is not undone with it."""

    invitees: Invitees
    offers: Offers
    pace: OfferPace
    notices: Notices

    @contextmanager
    def offering(self, project_id: UUID, user_id: UUID) -> Iterator[Letter]:
        """It asks for something, so it cannot be switched off. Raises Unavailable."""
        with self._letter(OFFERED, project_id, user_id, self.invitees.addressee(user_id, None)) as letter:
            yield letter

    @contextmanager
    def withdrawing(self, project_id: UUID) -> Iterator[Letter]:
        """To whom the project is offered now."""
        offer = self.offers.offer(project_id)
        to = self.invitees.addressee(offer.to_id, NotificationType.INVITATION) if offer else None
        with self._letter(WITHDRAWN, project_id, offer.to_id if offer else None, to) as letter:
            yield letter

    def tell(self, owner_id: UUID, kind: str, project: Project, member_id: UUID) -> None:
        """How the member answered."""
        owner = self.invitees.addressee(owner_id, NotificationType.INVITATION)
        if owner is not None:
            self.notices.owe(owner, kind, project=project.details.title, member=project.members[member_id].name)

    @contextmanager
    def _letter(self, kind: str, project_id: UUID, user_id: UUID | None, to: Addressee | None) -> Iterator[Letter]:
        addresses = [EmailAddress(to.address)] if to else []
        with mail_budget(addresses, self.pace.of(kind, project_id), courtesy=kind == WITHDRAWN) as budget:
            yield Letter(kind, user_id, to, budget, self.notices)
