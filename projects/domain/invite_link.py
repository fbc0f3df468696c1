"""A link by which whoever holds it joins the project."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Self
from uuid import UUID

from core.domain.errors import InvalidField
from core.domain.events import Event
from projects.contracts import InviteLinkAnswered, InviteLinkCreated, InviteLinkRevoked, InviteLinkUsed, Role
from projects.domain import invitation_refusals as refusals
from projects.domain.invitation_terms import Terms
from projects.domain.members import MOST_MEMBERS
from projects.domain.roles import ROLES

FEWEST_USES, MOST_USES = 1, MOST_MEMBERS


@dataclass
class InviteLink:
    """`users` are those who came by it, once each, and when; without `most_uses` its uses have no cap."""

    id: UUID
    project_id: UUID
    token_hash: str = field(repr=False)
    role: Role
    creator_id: UUID
    creator_name: str
    created_at: datetime
    expires_at: datetime
    most_uses: int | None = None
    uses: int = 0
    revoked_at: datetime | None = None
    users: dict[UUID, datetime] = field(default_factory=dict)
    facts: list[Event] = field(default_factory=list)

    @classmethod
    def create(
        cls, ids: tuple[UUID, UUID], terms: Terms, most_uses: int | None, token_hash: str, now: datetime
    ) -> Self:
        """`ids` are its own and its project's."""
        if most_uses is not None and not FEWEST_USES <= most_uses <= MOST_USES:
            code = "number.too_small" if most_uses < FEWEST_USES else "number.too_large"
            raise InvalidField("/max_uses", code, least=FEWEST_USES, most=MOST_USES)
        link = cls(
            id=ids[0],
            project_id=ids[1],
            token_hash=token_hash,
            role=terms.role,
            creator_id=terms.inviter.user_id,
            creator_name=terms.inviter.name,
            created_at=now,
            expires_at=terms.end(now),
            most_uses=most_uses,
        )
        link.facts.append(InviteLinkCreated(project_id=link.project_id, link_id=link.id, role=link.role))
        return link

    def ensure_usable(self, now: datetime) -> None:
        """Raises InviteLinkWasRevoked, InviteLinkHasExpired, InviteLinkIsUsedUp."""
        if self.revoked_at is not None:
            raise refusals.InviteLinkWasRevoked
        if now >= self.expires_at:
            raise refusals.InviteLinkHasExpired
        if self.most_uses is not None and self.uses >= self.most_uses:
            raise refusals.InviteLinkIsUsedUp

    def is_above(self, role: Role) -> bool:
        return ROLES.is_above(self.role, role)

    def use(self, user_id: UUID, now: datetime) -> None:
        """The person joins by it. Raises what `ensure_usable` does, and InviteLinkWasUsed."""
        if user_id in self.users:
            raise refusals.InviteLinkWasUsed
        self.ensure_usable(now)
        if user_id == self.creator_id:
            raise refusals.InviteLinkWasUsed
        self.users[user_id] = now
        self.uses += 1
        named: dict[str, UUID] = {"project_id": self.project_id, "link_id": self.id, "user_id": user_id}
        self.facts += [InviteLinkUsed(**named, role=self.role), InviteLinkAnswered(**named, creator_id=self.creator_id)]

    def revoke(self, now: datetime) -> None:
        """Once more it is no change."""
        if self.revoked_at is None:
            self.revoked_at = now
            self.facts.append(InviteLinkRevoked(project_id=self.project_id, link_id=self.id, role=self.role))
