"""What happens to accounts."""

from dataclasses import dataclass
from typing import ClassVar
from uuid import UUID

from core.domain.events import Event


@dataclass(frozen=True, kw_only=True)
class AccountEvent(Event):
    """Something that bears on the security of a person's account."""

    audited: ClassVar[bool] = True

    user_id: UUID


@dataclass(frozen=True, kw_only=True)
class AccountRegistered(AccountEvent):
    name: ClassVar[str] = "account.registered"


@dataclass(frozen=True, kw_only=True)
class AccountVerified(AccountEvent):
    """The person proved to own the address."""

    name: ClassVar[str] = "account.verified"


@dataclass(frozen=True, kw_only=True)
class PasswordChanged(AccountEvent):
    """`method`: change, or reset by mail."""

    name: ClassVar[str] = "password.changed"

    method: str


@dataclass(frozen=True, kw_only=True)
class EmailChanged(AccountEvent):
    name: ClassVar[str] = "email.changed"


@dataclass(frozen=True, kw_only=True)
class EmailChangeAsked(AccountEvent):
    """A mail goes to another address; nothing has changed yet."""

    name: ClassVar[str] = "email.change_asked"


@dataclass(frozen=True, kw_only=True)
class ConsentDecided(AccountEvent):
    """`version` is the one agreed to, or (`agreed` is False) the one that is withdrawn."""

    name: ClassVar[str] = "consent.decided"

    document: str
    version: str
    agreed: bool


@dataclass(frozen=True, kw_only=True)
class AccountExported(AccountEvent):
    """All that is held about the person was handed out."""

    name: ClassVar[str] = "account.exported"


@dataclass(frozen=True, kw_only=True)
class AccountRenamed(AccountEvent):
    name: ClassVar[str] = "account.renamed"
    personal: ClassVar[frozenset[str]] = frozenset({"shown_name"})

    shown_name: str


@dataclass(frozen=True, kw_only=True)
class SessionOpened(AccountEvent):
    """`method` is a LoginMethod."""

    name: ClassVar[str] = "session.opened"

    session_id: UUID
    method: str


@dataclass(frozen=True, kw_only=True)
class SessionEnded(AccountEvent):
    name: ClassVar[str] = "session.ended"

    session_id: UUID
    reason: str


@dataclass(frozen=True, kw_only=True)
class StandingChanged(Event):
    """What the person's tokens are worth has changed: a session ended, the account closed."""

    name: ClassVar[str] = "standing.changed"

    user_id: UUID


@dataclass(frozen=True, kw_only=True)
class SocialLinked(AccountEvent):
    """`provider`, a LoginMethod, opens the account from now on."""

    name: ClassVar[str] = "social.linked"

    provider: str


@dataclass(frozen=True, kw_only=True)
class SocialUnlinked(AccountEvent):
    name: ClassVar[str] = "social.unlinked"

    provider: str


@dataclass(frozen=True, kw_only=True)
class ApiKeySet(AccountEvent):
    """`provider` is an AiProvider."""

    name: ClassVar[str] = "api_key.set"

    provider: str


@dataclass(frozen=True, kw_only=True)
class ApiKeyRemoved(AccountEvent):
    name: ClassVar[str] = "api_key.removed"

    provider: str


@dataclass(frozen=True, kw_only=True)
class NoteRevealed(AccountEvent):
    name: ClassVar[str] = "note.revealed"


@dataclass(frozen=True, kw_only=True)
class AccountWithdrawn(AccountEvent):
    """Nothing personal is left; whoever keeps the person's name shows WITHDRAWN_NAME."""

    name: ClassVar[str] = "account.withdrawn"


@dataclass(frozen=True, kw_only=True)
class AccountDeactivated(AccountEvent):
    """An operator has shut the person out."""

    name: ClassVar[str] = "account.deactivated"


@dataclass(frozen=True, kw_only=True)
class AccountReactivated(AccountEvent):
    name: ClassVar[str] = "account.reactivated"
