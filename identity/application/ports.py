"""What the identity use cases need from the outside."""

from collections.abc import Collection
from datetime import datetime
from typing import Protocol
from uuid import UUID

from core.domain.actor import Actor
from identity.domain.account import Account, EmailAddress
from identity.domain.lockout import Guess
from identity.domain.session import EndReason, Session
from identity.domain.standing import Standing
from identity.domain.verification import Purpose, Verification


class AccountStore(Protocol):
    def add(self, account: Account) -> None:
        """Raises EmailTaken or UsernameTaken."""

    def get(self, account_id: UUID) -> Account | None:
        """Locked, to be changed and saved."""

    def by_id(self, account_id: UUID) -> Account | None: ...

    def by_email(self, email: EmailAddress) -> Account | None: ...

    def save(self, account: Account) -> None:
        """Everything but the id and the time of creation. Raises EmailTaken or UsernameTaken."""


class VerificationStore(Protocol):
    def get(self, subject_id: UUID, purpose: Purpose) -> Verification:
        """Locked; an empty one where there was none."""

    def subject_of_link(self, link_hash: str, purpose: Purpose) -> UUID | None: ...

    def save(self, verification: Verification) -> None: ...

    def void(self, subject_id: UUID) -> None:
        """Nothing that was mailed for the subject, whatever for, proves anything any more, or will be mailed."""


class SessionStore(Protocol):
    def add(self, session: Session) -> None: ...

    def get_by_token(self, token_hash: str) -> Session | None:
        """Locked, with the presented token."""

    def user_of_token(self, token_hash: str) -> tuple[UUID, UUID] | None:
        """The person and the session that it belongs to, not locked."""

    def opened_at(self, user_id: UUID, session_id: UUID) -> datetime | None:
        """When the person's session was opened, while it lives."""

    def save(self, session: Session) -> None:
        """What a rotation changes: the device, the last use, the tokens."""

    def end_living(
        self, user_id: UUID, reason: EndReason, at: datetime, *, keep: UUID | None = None, only: UUID | None = None
    ) -> list[UUID]:
        """Those of the person, all but `keep`, or `only` one, as far as they live; the ids of what ended."""

    def forget_dead(self, before: datetime) -> int:
        """Tokens that were issued, and sessions that were last used and have ended, `before`; how many sessions."""


class Standings(Protocol):
    """What people's tokens are worth. An answer may be old by seconds, never older than a change that it has seen."""

    def change(self, user_id: UUID) -> None:
        """The person's tokens are to be judged anew once the running unit of work is durable; locks their row."""

    def of(self, user_id: UUID) -> Standing:
        """NOBODY for somebody unknown."""

    def among(self, user_ids: Collection[UUID]) -> dict[UUID, Standing]:
        """Those of `user_ids` that are known, asked for at once."""


class DeviceNames(Protocol):
    def name(self, agent: str) -> str:
        """What people call a device that says `agent` of itself (User-Agent); empty when nobody can tell."""


class Passwords(Protocol):
    """Hashing and matching raise PasswordsBusy when too many ask at once."""

    def is_common(self, password: str) -> bool:
        """Whether it is among those that whoever guesses tries first."""

    def hash(self, password: str) -> str: ...

    def matches(self, password: str, password_hash: str | None) -> bool:
        """Takes as long without a hash as with one."""


class LoginAttempts(Protocol):
    """Tries at a password, each counted before it is made: many at once are as few as one after another."""

    def admit(self, guess: Guess) -> None:
        """Raises TooManyAttempts, and Unavailable where nothing can be counted."""

    def take_back(self, guess: Guess) -> None:
        """It came to nothing, for reasons of our own. Never raises."""

    def succeeded(self, guess: Guess) -> None:
        """What counted against it ends, and its address is known from now on. Never raises."""

    def forgive(self, guess: Guess) -> None:
        """The owner proved to be the owner: nothing counts any more. Never raises."""


class AccessTokens(Protocol):
    def issue(self, actor: Actor) -> str: ...

    def read(self, token: str) -> Actor:
        """Raises TokenInvalid or TokenExpired."""


class Tickets(Protocol):
    def put(self, ticket: str, actor: Actor, seconds: int) -> None: ...

    def take(self, ticket: str) -> Actor | None:
        """Once only."""
