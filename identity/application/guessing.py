"""A try at a password, counted before it is made."""

from collections.abc import Iterator
from contextlib import contextmanager
from uuid import UUID

from identity.application.own_account import living
from identity.application.ports import AccountStore, LoginAttempts, Passwords
from identity.domain.account import Account, NoPassword, WrongPassword
from identity.domain.lockout import Guess, TooManyAttempts
from identity.domain.session import WrongCredentials


@contextmanager
def one_try(guess: Guess, account_id: UUID | None, attempts: LoginAttempts) -> Iterator[None]:
    """A wrong password stays counted, a right one ends the count, anything else leaves it as it was."""
    try:
        attempts.admit(guess)
    except TooManyAttempts as refusal:
        raise refusal.about(account_id) from None
    try:
        yield
    except (WrongCredentials, WrongPassword):
        raise
    except BaseException:
        attempts.take_back(guess)
        raise
    attempts.succeeded(guess)


def confirm_password(account: Account, password: str, *, attempts: LoginAttempts, passwords: Passwords) -> None:
    """Somebody who is logged in shows that they are the owner. Outside any unit of work.

    Raises NoPassword, WrongPassword, TooManyAttempts.
    """
    if not account.has_password:
        raise NoPassword
    with one_try(Guess(f"account {account.id}"), account.id, attempts):
        if not passwords.matches(password, account.password_hash):
            raise WrongPassword


def is_guessed(
    guess: Guess, password: str, password_hash: str, *, attempts: LoginAttempts, passwords: Passwords
) -> bool:
    """A password that is no account's, counted like one. Outside any unit of work. Raises TooManyAttempts."""
    try:
        with one_try(guess, None, attempts):
            if not passwords.matches(password, password_hash):
                raise WrongPassword
    except WrongPassword:
        return False
    return True


def still_confirmed(known: Account, accounts: AccountStore) -> Account:
    """The account as it is now, locked: what was confirmed may have been reset before the unit of work began.

    Raises WrongPassword, TokenInvalid.
    """
    account = living(accounts.get(known.id))
    if account.password_hash != known.password_hash:
        raise WrongPassword().about(known.id)
    return account
