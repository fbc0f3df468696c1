"""What a client receives when it is logged in."""

from dataclasses import dataclass, field

from core.domain.actor import Actor
from core.domain.clock import Clock
from core.domain.ids import new_id
from identity.application.ports import AccessTokens, Secrets, SessionStore
from identity.domain.account import Account
from identity.domain.session import Session

LONGEST_DEVICE = 200


@dataclass(frozen=True)
class LoggedIn:
    """Tokens in the clear, this once."""

    access_token: str = field(repr=False)
    refresh_token: str = field(repr=False)
    account: Account


def actor_of(account: Account, session: Session) -> Actor:
    return Actor(account.id, account.shown_name, session.id)


def open_session(
    account: Account, device: str, *, sessions: SessionStore, secrets: Secrets, tokens: AccessTokens, clock: Clock
) -> LoggedIn:
    """A new session of the account, inside the running unit of work."""
    now, refresh = clock(), secrets.token()
    session = Session(new_id(), account.id, device[:LONGEST_DEVICE], created_at=now, last_used_at=now)
    session.issue(secrets.hash(refresh), now)
    sessions.add(session)
    return LoggedIn(tokens.issue(actor_of(account, session)), refresh, account)
