"""E-mail and password open a session."""

from dataclasses import dataclass, field

from core.application.ports import UnitOfWork
from core.domain.actor import Actor
from core.domain.clock import Clock
from core.domain.errors import InvalidField
from identity.application.guessing import one_try
from identity.application.ports import AccountStore, LoginAttempts, Passwords
from identity.application.sessions import LoggedIn, OpenSession
from identity.contracts import LoginMethod
from identity.domain.account import Account, EmailAddress, caseless
from identity.domain.lockout import Guess
from identity.domain.session import Device, WrongCredentials


@dataclass(frozen=True)
class LogIn:
    email: str
    password: str = field(repr=False)
    device: Device


def log_in(
    command: LogIn,
    *,
    unit_of_work: UnitOfWork,
    accounts: AccountStore,
    passwords: Passwords,
    attempts: LoginAttempts,
    open_session: OpenSession,
    clock: Clock,
) -> LoggedIn:
    """Raises WrongCredentials, alike and after the same work whatever is wrong, EmailNotVerified, TooManyAttempts."""
    account = _find(command.email, accounts)
    known_id = account.id if account else None
    with one_try(Guess(caseless(command.email), command.device.address), known_id, attempts):
        matches = passwords.matches(command.password, account.password_hash if account else None)
        if account is None or not matches or not account.is_active:
            raise WrongCredentials().about(known_id)
        with unit_of_work(by=Actor(account.id, account.shown_name)):
            current = accounts.get(account.id)
            if current is None or current.password_hash != account.password_hash or not current.is_active:
                raise WrongCredentials().about(known_id)
            current = current.logged_in(clock())
            accounts.save(current)
            return open_session(current, command.device, LoginMethod.EMAIL)


def _find(email: str, accounts: AccountStore) -> Account | None:
    try:
        return accounts.by_email(EmailAddress(email))
    except InvalidField:
        return None
