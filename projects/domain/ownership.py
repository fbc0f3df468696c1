"""The owner offers the project to a member, who accepts or not."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from core.domain.events import Event
from projects.contracts import MemberRoleChanged, OwnershipTransferred, Role
from projects.domain.members import Member
from projects.domain.refusals import OfferExpired, OfferNotForYou

OWNERSHIP_OFFER_DAYS = 7


@dataclass(frozen=True)
class OwnershipOffer:
    """To one member, for OWNERSHIP_OFFER_DAYS."""

    to_id: UUID
    offered_at: datetime

    @property
    def expires_at(self) -> datetime:
        return self.offered_at + timedelta(days=OWNERSHIP_OFFER_DAYS)

    def is_open(self, now: datetime) -> bool:
        return now < self.expires_at

    def ensure_for(self, user_id: UUID) -> None:
        """Raises OfferNotForYou."""
        if user_id != self.to_id:
            raise OfferNotForYou

    def ensure_acceptable(self, user_id: UUID, now: datetime) -> None:
        """Raises OfferNotForYou, OfferExpired."""
        self.ensure_for(user_id)
        if not self.is_open(now):
            raise OfferExpired


def handed_over(project_id: UUID, former: Member, owner: Member, version: int, now: datetime) -> list[Event]:
    """What is told of it. The former owner steps down first, so that there are never two."""
    transferred = OwnershipTransferred(
        project_id=project_id,
        user_id=owner.user_id,
        member_name=owner.name,
        former_owner_id=former.user_id,
        version=version,
        updated_at=now,
    )
    return [
        MemberRoleChanged(project_id=project_id, user_id=former.user_id, role=Role.ADMIN),
        MemberRoleChanged(project_id=project_id, user_id=owner.user_id, role=Role.OWNER),
        transferred,
    ]
