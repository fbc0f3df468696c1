"""An invitation to one address."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from math import ceil
from typing import Any, Self
from uuid import UUID

from core.domain.email import EmailAddress
from core.domain.errors import DomainError
from core.domain.events import Event
from core.domain.language import Language
from projects.contracts import (
    InvitationAccepted,
    InvitationAnswered,
    InvitationDeclined,
    InvitationExpired,
    InvitationRevoked,
    InvitationSent,
    Role,
)
from projects.domain import invitation_refusals as refusals
from projects.domain.invitation_terms import OPEN, InvitationStatus, Terms

RESEND_PAUSE = timedelta(seconds=60)
MOST_MAILS, MAILS_WINDOW = 5, timedelta(hours=24)
REMINDER_BEFORE = timedelta(hours=24)
SHORTEST_REMINDED_LIFE = timedelta(hours=48)
_ENDED: dict[InvitationStatus, type[DomainError]] = {
    InvitationStatus.ACCEPTED: refusals.InvitationWasAccepted,
    InvitationStatus.DECLINED: refusals.InvitationWasDeclined,
    InvitationStatus.EXPIRED: refusals.InvitationHasExpired,
    InvitationStatus.REVOKED: refusals.InvitationWasRevoked,
}


@dataclass
class Invitation:
    """`sent_at` are the times of its mails, `email` is empty once its owner has gone.

    `invitee_id` is the account that has the address, as far as that is known.

    `tokens` are the hashes of mails that are on their way out, for the repository to add.
    """

    id: UUID
    project_id: UUID
    email: str
    email_key: str
    role: Role
    message: str
    language: Language
    inviter_id: UUID
    inviter_name: str
    created_at: datetime
    expires_at: datetime
    status: InvitationStatus = InvitationStatus.PENDING
    sent_at: list[datetime] = field(default_factory=list)
    viewed_at: datetime | None = None
    reminded_at: datetime | None = None
    ended_at: datetime | None = None
    accepted_by_id: UUID | None = None
    invitee_id: UUID | None = None
    reason: str = ""
    tokens: list[str] = field(default_factory=list)
    facts: list[Event] = field(default_factory=list)

    @classmethod
    def issue(
        cls, ids: tuple[UUID, UUID], to: EmailAddress, terms: Terms, language: Language, token_hash: str, now: datetime
    ) -> Self:
        """`ids` are its own and its project's."""
        invitation = cls(
            id=ids[0],
            project_id=ids[1],
            email=to.shown,
            email_key=to.key,
            role=terms.role,
            message=terms.message,
            language=language,
            inviter_id=terms.inviter.user_id,
            inviter_name=terms.inviter.name,
            created_at=now,
            expires_at=terms.end(now),
        )
        invitation._mail(token_hash, now)
        return invitation

    def is_open(self, now: datetime) -> bool:
        return self.status in OPEN and now < self.expires_at

    def is_accepted_by(self, user_id: UUID) -> bool:
        return self.status is InvitationStatus.ACCEPTED and self.accepted_by_id == user_id

    def view(self, now: datetime) -> None:
        """Its page was looked at; what was accepted can still be looked at. Raises what `_ensure_open` does."""
        if self.status is InvitationStatus.ACCEPTED:
            return
        self._ensure_open(now)
        if self.status is InvitationStatus.PENDING:
            self.status, self.viewed_at = InvitationStatus.VIEWED, now

    def resend(self, token_hash: str, now: datetime) -> None:
        """One more mail. Raises InvitationMailTooSoon."""
        self._ensure_open(now)
        if wait := pause(self.sent_at, now):
            raise refusals.InvitationMailTooSoon(ceil(wait.total_seconds()))
        self._mail(token_hash, now)

    def is_reminder_due(self, now: datetime) -> bool:
        """Once, a day before it expires, unless it was short from the start or a mail went out just now."""
        is_long = self.expires_at - self.created_at >= SHORTEST_REMINDED_LIFE
        is_near = self.expires_at - now <= REMINDER_BEFORE
        return self.is_open(now) and self.reminded_at is None and is_long and is_near and not pause(self.sent_at, now)

    def remind(self, token_hash: str, now: datetime) -> None:
        if not self.is_reminder_due(now):
            raise refusals.InvitationMailTooSoon(ceil(RESEND_PAUSE.total_seconds()))
        self.reminded_at = now
        self._mail(token_hash, now)

    def accept(self, user_id: UUID, now: datetime) -> None:
        """By the person once more it is no change."""
        if self.is_accepted_by(user_id):
            return
        self._ensure_open(now)
        self._end(InvitationStatus.ACCEPTED, now)
        self.accepted_by_id = self.invitee_id = user_id
        self.facts.append(InvitationAccepted(**self._named(), user_id=user_id))
        self._tell_inviter()

    def decline(self, now: datetime, by: UUID | None = None, reason: str = "") -> None:
        """By an account, where it is known. Once more it is no change, and the reason stays the first."""
        if self.status is InvitationStatus.DECLINED:
            return
        self._ensure_open(now)
        self.invitee_id = by or self.invitee_id
        self._end(InvitationStatus.DECLINED, now)
        self.reason = reason
        self.facts.append(InvitationDeclined(**self._named()))
        self._tell_inviter()

    def revoke(self, now: datetime) -> None:
        """Once more it is no change."""
        if self.status is InvitationStatus.REVOKED:
            return
        self._ensure_open(now)
        self._end(InvitationStatus.REVOKED, now)
        self.facts.append(InvitationRevoked(**self._named()))

    def close(self, user_id: UUID, now: datetime) -> None:
        """The person has come another way; what is over already stays as it is."""
        self.expire(now)
        if self.status in OPEN:
            self.accept(user_id, now)

    def withdraw(self, now: datetime) -> None:
        """The person is not wanted any more; what is over already stays as it is."""
        self.expire(now)
        if self.status in OPEN:
            self.revoke(now)

    def forget_address(self, now: datetime) -> None:
        """Its owner has gone, and what they wrote goes too."""
        self.withdraw(now)
        self.email = self.email_key = self.reason = ""

    def expire(self, now: datetime) -> None:
        """What is over already, or has time left, stays as it is."""
        if self.status in OPEN and now >= self.expires_at:
            self._end(InvitationStatus.EXPIRED, now)
            self.facts.append(InvitationExpired(**self._named()))
            self._tell_inviter()

    def _ensure_open(self, now: datetime) -> None:
        """Raises InvitationWasAccepted, …WasDeclined, …HasExpired, …WasRevoked."""
        ensure_open(self.status)
        if now >= self.expires_at:
            raise refusals.InvitationHasExpired

    def _end(self, status: InvitationStatus, now: datetime) -> None:
        self.status, self.ended_at = status, now

    def _mail(self, token_hash: str, now: datetime) -> None:
        self.sent_at = [moment for moment in self.sent_at if now - moment < MAILS_WINDOW] + [now]
        self.tokens.append(token_hash)
        self.facts.append(InvitationSent(**self._named()))

    def _tell_inviter(self) -> None:
        ids = {"project_id": self.project_id, "invitation_id": self.id, "inviter_id": self.inviter_id}
        self.facts.append(InvitationAnswered(**ids, answer=self.status.value))

    def _named(self) -> dict[str, Any]:
        ids = {"project_id": self.project_id, "invitation_id": self.id}
        return {**ids, "role": self.role, "inviter_id": self.inviter_id}


def ensure_open(status: InvitationStatus) -> None:
    """Raises InvitationWasAccepted, …WasDeclined, …HasExpired, …WasRevoked."""
    if status in _ENDED:
        raise _ENDED[status]


def pause(sent_at: Sequence[datetime], now: datetime) -> timedelta:
    """Until the next mail may go; none when it may go now."""
    since_last = [moment + RESEND_PAUSE - now for moment in sent_at]
    return max([crowding(sent_at, now), *since_last], default=timedelta(0))


def crowding(sent_at: Sequence[datetime], now: datetime) -> timedelta:
    """Until fewer than five mails went out within 24 h; none when that is so now."""
    recent = sorted(moment for moment in sent_at if now - moment < MAILS_WINDOW)
    return recent[-MOST_MAILS] + MAILS_WINDOW - now if len(recent) >= MOST_MAILS else timedelta(0)
