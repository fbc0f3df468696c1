"""A session: one device that stays logged in by rotating its refresh token."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from uuid import UUID

from core.domain.errors import NotAuthenticated

REFRESH_LIFE = timedelta(days=7)
GRACE = timedelta(seconds=10)


class WrongCredentials(NotAuthenticated):
    code = "auth.wrong_credentials"


class TokenInvalid(NotAuthenticated):
    code = "auth.token_invalid"


class TokenExpired(NotAuthenticated):
    """An access token had its time: refreshing helps."""

    code = "auth.token_expired"


class TokenReused(NotAuthenticated):
    """A refresh token came back after its use: the session has ended for whoever holds it."""

    code = "auth.token_reused"


@dataclass
class RefreshToken:
    """One link of the session's chain."""

    hash: str
    issued_at: datetime
    used_at: datetime | None = None


@dataclass
class Session:
    """The chain's presented token and its successor are all that a rotation touches."""

    id: UUID
    user_id: UUID
    device: str
    created_at: datetime
    last_used_at: datetime
    ended_at: datetime | None = None
    presented: RefreshToken | None = None
    issued: list[RefreshToken] = field(default_factory=list)

    def issue(self, token_hash: str, now: datetime) -> None:
        self.issued.append(RefreshToken(token_hash, now))
        self.last_used_at = now

    def rotate(self, token_hash: str, now: datetime) -> bool:
        """Take the presented token for a new one; False when it was reused after the grace, which ends the session.

        Raises TokenInvalid, also for one that is too old: only logging in again helps.
        """
        if self.presented is None or self.ended_at is not None:
            raise TokenInvalid
        if now - self.presented.issued_at > REFRESH_LIFE:
            raise TokenInvalid
        if self.presented.used_at is not None and now - self.presented.used_at > GRACE:
            self.end(now)
            return False
        self.presented.used_at = self.presented.used_at or now
        self.issue(token_hash, now)
        return True

    def end(self, now: datetime) -> None:
        self.ended_at = self.ended_at or now
