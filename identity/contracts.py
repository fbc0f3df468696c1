"""Published words of the identity context."""

from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar
from uuid import UUID

from core.domain.events import Event

# What contributions are shown under whose author has gone.
WITHDRAWN_NAME = "탈퇴한 사용자"


class Language(StrEnum):
    KOREAN = "ko"
    ENGLISH = "en"


class LoginMethod(StrEnum):
    EMAIL = "email"
    KAKAO = "kakao"
    NAVER = "naver"
    GOOGLE = "google"


class NotificationType(StrEnum):
    """What people are told of."""

    MENTION = "mention"
    REPLY = "reply"
    ASSIGNMENT = "assignment"
    STATUS = "status"
    VERSION_READY = "version_ready"
    JOB_FINISHED = "job_finished"
    DEADLINE = "deadline"
    INVITATION = "invitation"
    REACTION = "reaction"
    FEEDBACK = "feedback"


class Channel(StrEnum):
    """By which way they are told."""

    IN_APP = "in_app"
    MAIL = "mail"


class AiProvider(StrEnum):
    """Whose keys people may keep here."""

    OPENAI = "openai"
    GOOGLE = "google"
    ANTHROPIC = "anthropic"


@dataclass(frozen=True)
class Person:
    """An account as other contexts see it; `name` is the one shown."""

    id: UUID
    email: str
    name: str
    verified: bool


@dataclass(frozen=True, kw_only=True)
class AccountRegistered(Event):
    name: ClassVar[str] = "account.registered"
    audited: ClassVar[bool] = True

    user_id: UUID


@dataclass(frozen=True, kw_only=True)
class AccountVerified(Event):
    """The person proved to own the address."""

    name: ClassVar[str] = "account.verified"
    audited: ClassVar[bool] = True

    user_id: UUID


@dataclass(frozen=True, kw_only=True)
class PasswordChanged(Event):
    """`method`: change, or reset by mail."""

    name: ClassVar[str] = "password.changed"
    audited: ClassVar[bool] = True

    user_id: UUID
    method: str


@dataclass(frozen=True, kw_only=True)
class EmailChanged(Event):
    name: ClassVar[str] = "email.changed"
    audited: ClassVar[bool] = True

    user_id: UUID


@dataclass(frozen=True, kw_only=True)
class EmailChangeAsked(Event):
    """A mail goes to another address; nothing has changed yet."""

    name: ClassVar[str] = "email.change_asked"
    audited: ClassVar[bool] = True

    user_id: UUID


@dataclass(frozen=True, kw_only=True)
class ConsentDecided(Event):
    """`version` is the one agreed to, or (`agreed` is False) the one that is withdrawn."""

    name: ClassVar[str] = "consent.decided"
    audited: ClassVar[bool] = True

    user_id: UUID
    document: str
    version: str
    agreed: bool


@dataclass(frozen=True, kw_only=True)
class AccountExported(Event):
    """All that is held about the person was handed out."""

    name: ClassVar[str] = "account.exported"
    audited: ClassVar[bool] = True

    user_id: UUID


@dataclass(frozen=True, kw_only=True)
class AccountRenamed(Event):
    name: ClassVar[str] = "account.renamed"
    personal: ClassVar[frozenset[str]] = frozenset({"shown_name"})
    audited: ClassVar[bool] = True

    user_id: UUID
    shown_name: str


@dataclass(frozen=True, kw_only=True)
class SessionOpened(Event):
    """`method` is a LoginMethod."""

    name: ClassVar[str] = "session.opened"
    audited: ClassVar[bool] = True

    user_id: UUID
    session_id: UUID
    method: str


@dataclass(frozen=True, kw_only=True)
class SessionEnded(Event):
    name: ClassVar[str] = "session.ended"
    audited: ClassVar[bool] = True

    user_id: UUID
    session_id: UUID
    reason: str


@dataclass(frozen=True, kw_only=True)
class StandingChanged(Event):
    """What the person's tokens are worth has changed: a session ended, the account closed."""

    name: ClassVar[str] = "standing.changed"

    user_id: UUID


@dataclass(frozen=True, kw_only=True)
class SocialLinked(Event):
    """`provider`, a LoginMethod, opens the account from now on."""

    name: ClassVar[str] = "social.linked"
    audited: ClassVar[bool] = True

    user_id: UUID
    provider: str


@dataclass(frozen=True, kw_only=True)
class SocialUnlinked(Event):
    name: ClassVar[str] = "social.unlinked"
    audited: ClassVar[bool] = True

    user_id: UUID
    provider: str


@dataclass(frozen=True, kw_only=True)
class ApiKeySet(Event):
    """`provider` is an AiProvider."""

    name: ClassVar[str] = "api_key.set"
    audited: ClassVar[bool] = True

    user_id: UUID
    provider: str


@dataclass(frozen=True, kw_only=True)
class ApiKeyRemoved(Event):
    name: ClassVar[str] = "api_key.removed"
    audited: ClassVar[bool] = True

    user_id: UUID
    provider: str


@dataclass(frozen=True, kw_only=True)
class NoteRevealed(Event):
    name: ClassVar[str] = "note.revealed"
    audited: ClassVar[bool] = True

    user_id: UUID


@dataclass(frozen=True, kw_only=True)
class AccountWithdrawn(Event):
    """Nothing personal is left; whoever keeps the person's name shows WITHDRAWN_NAME."""

    name: ClassVar[str] = "account.withdrawn"
    audited: ClassVar[bool] = True

    user_id: UUID


@dataclass(frozen=True, kw_only=True)
class AccountDeactivated(Event):
    """An operator has shut the person out."""

    name: ClassVar[str] = "account.deactivated"
    audited: ClassVar[bool] = True

    user_id: UUID


@dataclass(frozen=True, kw_only=True)
class AccountReactivated(Event):
    name: ClassVar[str] = "account.reactivated"
    audited: ClassVar[bool] = True

    user_id: UUID
