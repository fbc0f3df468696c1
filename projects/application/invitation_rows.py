"""What lists and pages of invitations show."""

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from projects.contracts import ProjectStatus, Role
from projects.domain.invitation import Invitation
from projects.domain.invitation_terms import InvitationStatus
from projects.domain.invite_link import InviteLink


class DoorKind(StrEnum):
    """By what somebody comes in."""

    EMAIL = "email"
    LINK = "link"


@dataclass(frozen=True)
class Door:
    """What a token opens."""

    kind: DoorKind
    id: UUID
    project_id: UUID


@dataclass(frozen=True)
class InvitationRow:
    """For whoever may invite; `status` is expired as soon as the time is up."""

    id: UUID
    email: str = field(repr=False)
    role: Role
    message: str
    status: InvitationStatus
    inviter_id: UUID
    inviter_name: str
    created_at: datetime
    expires_at: datetime
    last_sent_at: datetime
    viewed_at: datetime | None
    reminded_at: datetime | None
    ended_at: datetime | None
    accepted_by_id: UUID | None
    reason: str = field(repr=False)

    @classmethod
    def of(cls, invitation: Invitation) -> "InvitationRow":
        return cls(
            id=invitation.id,
            email=invitation.email,
            role=invitation.role,
            message=invitation.message,
            status=invitation.status,
            inviter_id=invitation.inviter_id,
            inviter_name=invitation.inviter_name,
            created_at=invitation.created_at,
            expires_at=invitation.expires_at,
            last_sent_at=invitation.sent_at[-1],
            viewed_at=invitation.viewed_at,
            reminded_at=invitation.reminded_at,
            ended_at=invitation.ended_at,
            accepted_by_id=invitation.accepted_by_id,
            reason=invitation.reason,
        )


@dataclass(frozen=True)
class InviteLinkRow:
    """For whoever may invite; the token is not among it."""

    id: UUID
    role: Role
    creator_id: UUID
    creator_name: str
    created_at: datetime
    expires_at: datetime
    max_uses: int | None
    uses: int
    revoked_at: datetime | None

    @classmethod
    def of(cls, link: InviteLink) -> "InviteLinkRow":
        return cls(
            id=link.id,
            role=link.role,
            creator_id=link.creator_id,
            creator_name=link.creator_name,
            created_at=link.created_at,
            expires_at=link.expires_at,
            max_uses=link.most_uses,
            uses=link.uses,
            revoked_at=link.revoked_at,
        )


@dataclass(frozen=True)
class ReceivedInvitation:
    """An open invitation as the invited person sees it."""

    id: UUID
    project_id: UUID
    project_name: str
    role: Role
    message: str
    status: InvitationStatus
    inviter_name: str
    created_at: datetime
    expires_at: datetime


@dataclass(frozen=True)
class SentInvitation:
    """As data of the person who sent it."""

    id: UUID
    project_id: UUID
    email: str = field(repr=False)
    role: Role
    message: str
    status: InvitationStatus
    created_at: datetime
    expires_at: datetime


@dataclass(frozen=True)
class InvitedProject:
    """What strangers are shown of it; `thumbnail` names its pictures."""

    id: UUID
    name: str
    thumbnail: str
    status: ProjectStatus


@dataclass(frozen=True)
class InvitationPreview:
    """What whoever holds a token is shown; of a link there is no address, message or status of its own."""

    kind: DoorKind
    project: InvitedProject
    inviter_name: str
    role: Role
    message: str
    expires_at: datetime
    status: InvitationStatus
    email: str | None = field(repr=False)
    has_account: bool
