"""What invitations and links offer, for how long, and by whom."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from uuid import UUID

from core.domain.errors import InvalidField
from core.domain.text import plain_text
from projects.contracts import Capability, Role
from projects.domain.members import ensure_assignable
from projects.domain.project import Project

LONGEST_MESSAGE, LONGEST_REASON = 500, 500
FEWEST_DAYS, MOST_DAYS = 1, 30


class InvitationStatus(StrEnum):
    PENDING = "pending"
    VIEWED = "viewed"
    ACCEPTED = "accepted"
    DECLINED = "declined"
    EXPIRED = "expired"
    REVOKED = "revoked"


OPEN = (InvitationStatus.PENDING, InvitationStatus.VIEWED)


@dataclass(frozen=True)
class Inviter:
    """Who invites, and the role they do it by."""

    user_id: UUID
    name: str
    role: Role


@dataclass(frozen=True)
class Terms:
    """A role up to the inviter's own, a message, and 1–30 days."""

    inviter: Inviter
    role: Role
    days: int
    message: str = ""

    def __post_init__(self) -> None:
        """Raises RoleNotAssignable, RoleAboveOwn, InvalidField."""
        ensure_assignable(self.role, self.inviter.role)
        if not FEWEST_DAYS <= self.days <= MOST_DAYS:
            code = "number.too_small" if self.days < FEWEST_DAYS else "number.too_large"
            raise InvalidField("/expires_in_days", code, least=FEWEST_DAYS, most=MOST_DAYS)
        object.__setattr__(self, "message", message_text(self.message))

    @classmethod
    def offered(
        cls, project: Project, user_id: UUID, role: Role | None, days: int | None, message: str = ""
    ) -> "Terms":
        """By a member who may invite; the project's settings say what is not said.

        Raises ProjectNotPermitted, ProjectIsArchived, and what the terms refuse.
        """
        by = project.permit(user_id, Capability.INVITE)
        return cls(
            inviter=Inviter(user_id, project.members[user_id].name, by),
            role=role or project.settings.invitation_role,
            days=project.settings.invitation_days if days is None else days,
            message=message,
        )

    def end(self, now: datetime) -> datetime:
        return now + timedelta(days=self.days)


def message_text(value: str) -> str:
    """Plain text of up to 500 characters."""
    return plain_text(value, "/message", longest=LONGEST_MESSAGE)


def reason_text(value: str) -> str:
    """Why somebody declines: plain text of up to 500 characters."""
    return plain_text(value, "/reason", longest=LONGEST_REASON)
