"""How sessions open and end, whichever use case asks for it; both inside its running unit of work."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Protocol
from uuid import UUID

from core.application.ports import EventPublisher, Secrets
from core.domain.actor import Actor
from core.domain.clock import Clock
from core.domain.ids import new_id
from identity.application.ports import AccessTokens, DeviceNames, SessionStore, Standings
from identity.contracts import LoginMethod, SessionEnded, SessionOpened, StandingChanged
from identity.domain.account import Account
from identity.domain.session import Device, EndReason, Session


@dataclass(frozen=True)
class LoggedIn:
    """Tokens in the clear, this once."""

    access_token: str = field(repr=False)
    refresh_token: str = field(repr=False)
    account: Account


OpenSession = Callable[[Account, Device, LoginMethod], LoggedIn]


class EndSessions(Protocol):
    """`end_sessions` as the composition root binds it."""

    def __call__(
        self, user_id: UUID, reason: EndReason, *, keep: UUID | None = None, only: UUID | None = None
    ) -> int: ...


def actor_of(account: Account, session: Session) -> Actor:
    return Actor(account.id, account.shown_name, session.id)


def open_session(
    account: Account,
    device: Device,
    method: LoginMethod,
    *,
    sessions: SessionStore,
    secrets: Secrets,
    tokens: AccessTokens,
    devices: DeviceNames,
    publish: EventPublisher,
    clock: Clock,
) -> LoggedIn:
    """A new session of the account, whose row the caller has locked (`AccountStore.get`)."""
    now, refresh = clock(), secrets.token()
    named = device if device.name else device.called(devices.name(device.agent))
    session = Session(new_id(), account.id, named, created_at=now, last_used_at=now)
    session.issue(secrets.hash(refresh), now)
    sessions.add(session)
    publish(SessionOpened(user_id=account.id, session_id=session.id, method=method.value))
    return LoggedIn(tokens.issue(actor_of(account, session)), refresh, account)


def end_sessions(
    user_id: UUID,
    reason: EndReason,
    *,
    keep: UUID | None = None,
    only: UUID | None = None,
    sessions: SessionStore,
    standings: Standings,
    publish: EventPublisher,
    clock: Clock,
) -> int:
    """All living sessions of the person, all but `keep`, or `only` one; how many. Their tokens end with them.

    Locks the person's row first, then the sessions: whoever locks both does it in this order.
    """
    standings.change(user_id)
    publish(StandingChanged(user_id=user_id))
    ended = sessions.end_living(user_id, reason, clock(), keep=keep, only=only)
    for session_id in ended:
        publish(SessionEnded(user_id=user_id, session_id=session_id, reason=reason.value))
    return len(ended)
