"""Identity's ports in memory. Stores copy in and out, and a failed unit of work leaves no trace."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from copy import deepcopy
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

from core.domain.actor import Actor
from core.domain.events import Event
from core.domain.ids import new_id
from core.domain.mail import Notice
from core.domain.secret import Secret
from identity.contracts import AiProvider
from identity.domain.account import Account, EmailAddress, EmailTaken, UsernameTaken, password_form
from identity.domain.api_key import ApiKey
from identity.domain.note import PersonalNote
from identity.domain.preferences import Preferences
from identity.domain.session import RefreshToken, Session
from identity.domain.verification import Purpose, Verification

_SHOWN = (
    "email", "username", "name", "company", "language", "time_zone", "avatar", "password_hash", "is_verified",
)  # fmt: skip


@dataclass
class Tables:
    """Everything that a unit of work keeps or forgets as one."""

    accounts: dict[UUID, Account] = field(default_factory=dict)
    verifications: dict[tuple[UUID, Purpose], Verification] = field(default_factory=dict)
    sessions: dict[UUID, Session] = field(default_factory=dict)
    tokens: dict[str, tuple[UUID, RefreshToken]] = field(default_factory=dict)
    notices: dict[UUID, Notice] = field(default_factory=dict)
    jobs: dict[str, tuple[str, dict[str, Any]]] = field(default_factory=dict)
    events: list[Event] = field(default_factory=list)
    generations: dict[UUID, int] = field(default_factory=dict)
    preferences: dict[UUID, Preferences] = field(default_factory=dict)
    api_keys: dict[tuple[UUID, AiProvider], tuple[ApiKey, Secret]] = field(default_factory=dict)
    notes: dict[UUID, PersonalNote] = field(default_factory=dict)


class Memory:
    """One database; `unit_of_work` cannot be nested."""

    def __init__(self) -> None:
        self.tables = Tables()
        self.working = False

    @contextmanager
    def unit_of_work(self, *, by: Actor) -> Iterator[None]:
        assert not self.working, "units of work do not nest"
        before, self.working = deepcopy(self.tables), True
        try:
            yield
        except BaseException:
            self.tables = before
            raise
        finally:
            self.working = False

    def publish(self, event: Event) -> None:
        assert self.working, "a fact is published inside a unit of work only"
        self.tables.events.append(event)


class FakeClock:
    def __init__(self) -> None:
        self.now = datetime(2026, 3, 1, 9, 0, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.now

    def pass_(self, **time: float) -> None:
        self.now += timedelta(**time)


class FakeAccountStore:
    def __init__(self, memory: Memory) -> None:
        self._memory = memory

    def add(self, account: Account) -> None:
        self._refuse_taken(account)
        self._memory.tables.accounts[account.id] = account

    def get(self, account_id: UUID) -> Account | None:
        assert self._memory.working, "locks live in a unit of work"
        return self.by_id(account_id)

    def by_id(self, account_id: UUID) -> Account | None:
        return self._memory.tables.accounts.get(account_id)

    def by_email(self, email: EmailAddress) -> Account | None:
        found = (each for each in self._memory.tables.accounts.values() if each.email.key == email.key)
        return next(found, None)

    def save(self, account: Account) -> None:
        stored = self._memory.tables.accounts[account.id]
        self._refuse_taken(account)
        kept = {"created_at": stored.created_at, "login_method": stored.login_method}
        risen = any(getattr(stored, name) != getattr(account, name) for name in _SHOWN)
        self._memory.tables.accounts[account.id] = replace(account, **kept, version=stored.version + risen)

    def _refuse_taken(self, account: Account) -> None:
        others = [other for other in self._memory.tables.accounts.values() if other.id != account.id]
        if any(other.email.key == account.email.key for other in others):
            raise EmailTaken
        if any(other.username.key == account.username.key for other in others):
            raise UsernameTaken


class FakeVerificationStore:
    def __init__(self, memory: Memory) -> None:
        self._memory = memory

    def get(self, subject_id: UUID, purpose: Purpose) -> Verification:
        empty = Verification(subject_id, purpose)
        return deepcopy(self._memory.tables.verifications.setdefault((subject_id, purpose), empty))

    def subject_of_link(self, link_hash: str, purpose: Purpose) -> UUID | None:
        known = (each for each in self._memory.tables.verifications.values() if each.purpose is purpose)
        return next((each.subject_id for each in known if each.link_hash == link_hash), None)

    def save(self, verification: Verification) -> None:
        self._memory.tables.verifications[verification.subject_id, verification.purpose] = deepcopy(verification)

    def void(self, subject_id: UUID) -> None:
        for verification in self._memory.tables.verifications.values():
            if verification.subject_id == subject_id:
                verification.email = ""
                verification.code_hash, verification.link_hash, verification.issued_at = "", "", None


COMMON = "baseball"


class FakePasswords:
    """`compared` counts how often a password was worked on; `meanwhile` happens once a password was found right."""

    def __init__(self) -> None:
        self.compared = 0
        self.meanwhile: Callable[[], object] = lambda: None

    def is_common(self, password: str) -> bool:
        return password_form(password).casefold() == COMMON

    def hash(self, password: str) -> str:
        return f"hashed {password_form(password)}"

    def matches(self, password: str, password_hash: str | None) -> bool:
        self.compared += 1
        is_right = password_hash == f"hashed {password_form(password)}"
        if is_right:
            self.meanwhile()
        return is_right


class FakeSecrets:
    """Codes 000001, 000002 …"""

    def __init__(self) -> None:
        self._number = 0

    def code(self) -> str:
        self._number += 1
        return f"{self._number:06d}"

    def token(self) -> str:
        self._number += 1
        return f"token-{self._number:040d}"

    def hash(self, secret: str) -> str:
        return f"hash of {secret}"


class FakeJobQueue:
    def __init__(self, memory: Memory) -> None:
        self._memory = memory

    def enqueue(self, kind: str, payload: dict[str, Any], *, key: str) -> UUID:
        self._memory.tables.jobs.setdefault(key, (kind, payload))
        return new_id()
