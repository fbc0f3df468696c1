"""What happens to invitations. No event holds an address: whoever is in the project hears them."""

from dataclasses import dataclass
from typing import ClassVar
from uuid import UUID

from core.domain.events import LiveEvent, ProjectEvent, user_channel
from projects.contracts.words import Role


@dataclass(frozen=True, kw_only=True)
class InvitationEvent(ProjectEvent):
    """Something happened to an invitation to one address."""

    audited: ClassVar[bool] = True

    invitation_id: UUID
    role: Role
    inviter_id: UUID


@dataclass(frozen=True, kw_only=True)
class InvitationSent(InvitationEvent):
    """A mail is on its way, the first one or one more."""

    name: ClassVar[str] = "invitation.sent"


@dataclass(frozen=True, kw_only=True)
class InvitationAccepted(InvitationEvent):
    name: ClassVar[str] = "invitation.accepted"

    user_id: UUID


@dataclass(frozen=True, kw_only=True)
class InvitationDeclined(InvitationEvent):
    name: ClassVar[str] = "invitation.declined"


@dataclass(frozen=True, kw_only=True)
class InvitationRevoked(InvitationEvent):
    name: ClassVar[str] = "invitation.revoked"


@dataclass(frozen=True, kw_only=True)
class InvitationExpired(InvitationEvent):
    name: ClassVar[str] = "invitation.expired"


# A call may invite a hundred people, so lists of what happened show these only to who asks for them.
INVITATION_EVENTS = tuple(
    event.name
    for event in (InvitationSent, InvitationAccepted, InvitationDeclined, InvitationRevoked, InvitationExpired)
)


@dataclass(frozen=True, kw_only=True)
class InvitationAnswered(LiveEvent):
    """On the inviter's own channel; `answer` is accepted, declined, or expired where none came."""

    name: ClassVar[str] = "invitation.answered"

    project_id: UUID
    invitation_id: UUID
    inviter_id: UUID
    answer: str

    def channel(self) -> str:
        return user_channel(self.inviter_id)


@dataclass(frozen=True, kw_only=True)
class InviteLinkEvent(ProjectEvent):
    """Something happened to a link by which people join."""

    audited: ClassVar[bool] = True

    link_id: UUID
    role: Role


@dataclass(frozen=True, kw_only=True)
class InviteLinkCreated(InviteLinkEvent):
    name: ClassVar[str] = "invite_link.created"


@dataclass(frozen=True, kw_only=True)
class InviteLinkRevoked(InviteLinkEvent):
    name: ClassVar[str] = "invite_link.revoked"


@dataclass(frozen=True, kw_only=True)
class InviteLinkUsed(InviteLinkEvent):
    name: ClassVar[str] = "invite_link.used"

    user_id: UUID


@dataclass(frozen=True, kw_only=True)
class InviteLinkAnswered(LiveEvent):
    """On the channel of who made the link: somebody has joined by it."""

    name: ClassVar[str] = "invite_link.answered"

    project_id: UUID
    link_id: UUID
    creator_id: UUID
    user_id: UUID

    def channel(self) -> str:
        return user_channel(self.creator_id)
