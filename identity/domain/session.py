"""A session: one device that stays logged in by rotating its refresh token."""

from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from enum import StrEnum
from uuid import UUID

from core.domain.errors import InvalidField, NotAuthenticated, NotPermitted
from core.domain.text import plain_text

GRACE = timedelta(seconds=10)
RECENT_LOGIN = timedelta(minutes=15)
LONGEST_AGENT = 200
LONGEST_DEVICE_NAME = 100
# Holds some emoji together.
_JOINER = "\u200d"


class WrongCredentials(NotAuthenticated):
    code = "auth.wrong_credentials"
    audited = True


class TokenInvalid(NotAuthenticated):
    code = "auth.token_invalid"


class TokenExpired(NotAuthenticated):
    """An access token had its time: refreshing helps."""

    code = "auth.token_expired"


class TokenReused(NotAuthenticated):
    """A refresh token came back after its use: the session has ended for whoever holds it."""

    code = "auth.token_reused"


class SessionEnded(NotAuthenticated):
    """The session was ended, here or elsewhere: only logging in again helps."""

    code = "auth.session_ended"


class ProofRequired(NotPermitted):
    """A token alone is not enough: the password, or a recent login."""

    code = "auth.proof_required"
    audited = True


class EndReason(StrEnum):
    """Why a session ended; `ENDED` is by its owner, from another device."""

    LOGGED_OUT = "logged_out"
    ENDED = "ended"
    TOKEN_REUSED = "token_reused"  # noqa: S105 - a reason
    PASSWORD_CHANGED = "password_changed"  # noqa: S105 - a reason
    PASSWORD_RESET = "password_reset"  # noqa: S105 - a reason
    EMAIL_CHANGED = "email_changed"
    WITHDRAWN = "withdrawn"
    DEACTIVATED = "deactivated"


@dataclass(frozen=True)
class Device:
    """What a session lives on: what it says of itself (User-Agent), from where, and its name for people."""

    agent: str = ""
    address: str = ""
    name: str = ""

    def __post_init__(self) -> None:
        object.__setattr__(self, "agent", self.agent[:LONGEST_AGENT])
        name = plain_text(self.name, "/device_name", longest=LONGEST_DEVICE_NAME)
        if not name.replace(_JOINER, "").isprintable():
            raise InvalidField("/device_name", "text.forbidden_character")
        object.__setattr__(self, "name", name)

    def called(self, name: str) -> "Device":
        return replace(self, name=name[:LONGEST_DEVICE_NAME])


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
    device: Device
    created_at: datetime
    last_used_at: datetime
    ended_at: datetime | None = None
    end_reason: EndReason | None = None
    presented: RefreshToken | None = None
    issued: list[RefreshToken] = field(default_factory=list)

    def issue(self, token_hash: str, now: datetime) -> None:
        self.issued.append(RefreshToken(token_hash, now))
        self.last_used_at = now

    def rotate(self, token_hash: str, device: Device, now: datetime, *, life: timedelta) -> bool:
        """Take the presented token for a new one; False, and nothing changed, when it was used before.

        A second use counts as the first within the grace, on the device that the session is on: two tabs refresh at
        once. Raises TokenReused or SessionEnded for a session that has ended, TokenInvalid for a token older than
        `life`.
        """
        if self.presented is None:
            raise TokenInvalid
        if self.ended_at is not None:
            raise TokenReused if self.end_reason is EndReason.TOKEN_REUSED else SessionEnded
        if now - self.presented.issued_at > life:
            raise TokenInvalid
        used_at = self.presented.used_at
        if used_at is not None and (now - used_at > GRACE or device.agent != self.device.agent):
            return False
        self.presented.used_at = used_at or now
        self.device = device
        self.issue(token_hash, now)
        return True


def is_recent_login(opened_at: datetime, now: datetime) -> bool:
    """Whether who opened a session then counts as its owner now, without being asked again."""
    return now - opened_at < RECENT_LOGIN
