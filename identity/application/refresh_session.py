"""A refresh token is taken for a new one; each may be used once."""

from core.application.ports import UnitOfWork
from core.domain.actor import SYSTEM
from core.domain.clock import Clock
from identity.application.ports import AccessTokens, AccountStore, Secrets, SessionStore
from identity.application.sessions import LoggedIn, actor_of
from identity.domain.session import TokenInvalid, TokenReused


def refresh_session(
    refresh_token: str,
    *,
    unit_of_work: UnitOfWork,
    accounts: AccountStore,
    sessions: SessionStore,
    secrets: Secrets,
    tokens: AccessTokens,
    clock: Clock,
) -> LoggedIn:
    """Raises TokenInvalid, and TokenReused, which has ended the session."""
    fresh = secrets.token()
    with unit_of_work(by=SYSTEM):
        session = sessions.get_by_token(secrets.hash(refresh_token))
        account = accounts.by_id(session.user_id) if session else None
        if session is None or account is None or not account.is_active:
            raise TokenInvalid
        rotated = session.rotate(secrets.hash(fresh), clock())
        sessions.save(session)
    if not rotated:
        raise TokenReused
    return LoggedIn(tokens.issue(actor_of(account, session)), fresh, account)
