"""What cannot be undone takes more than a token: the password, or a login of a moment ago (docs/adr/0014)."""

from typing import Protocol

from core.domain.actor import Actor
from core.domain.clock import Clock
from identity.application.guessing import confirm_password
from identity.application.ports import LoginAttempts, Passwords, SessionStore
from identity.domain.account import Account
from identity.domain.session import ProofRequired, is_recent_login


class ProveOwner(Protocol):
    """`prove_owner` as the composition root binds it."""

    def __call__(self, account: Account, actor: Actor, password: str | None) -> None: ...


def prove_owner(
    account: Account,
    actor: Actor,
    password: str | None,
    *,
    sessions: SessionStore,
    passwords: Passwords,
    attempts: LoginAttempts,
    clock: Clock,
) -> None:
    """A password that is given is checked, however recent the login. Outside any unit of work.

    Raises ProofRequired, NoPassword, WrongPassword, TooManyAttempts.
    """
    if password is not None:
        confirm_password(account, password, attempts=attempts, passwords=passwords)
        return
    opened_at = sessions.opened_at(account.id, actor.session_id) if actor.session_id else None
    if opened_at is None or not is_recent_login(opened_at, clock()):
        raise ProofRequired
