"""Façade: sessions and the tokens that they live by."""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from functools import cache, partial
from typing import Any
from uuid import UUID

from core.domain.actor import Actor
from core.domain.clock import utc_now
from core.domain.pages import Page, PageRequest
from core.infrastructure.mail.post import notices
from core.infrastructure.secrets import KeyedSecrets
from core.infrastructure.unit_of_work import unit_of_work
from identity.application.authenticate import authenticate
from identity.application.end_session import end_session
from identity.application.log_in import log_in
from identity.application.log_out import log_out
from identity.application.log_out_everywhere import log_out_everywhere
from identity.application.read_models import SessionRow
from identity.application.refresh_session import refresh_session
from identity.application.revoked import Holder, revoked
from identity.application.sessions import LoggedIn
from identity.application.sweep_sessions import sweep_sessions
from identity.application.tickets import Ticket, issue_ticket, redeem_ticket
from identity.bootstrap.parts import (
    WORK,
    access_tokens,
    ending,
    guarding,
    key_ring,
    opening,
    refresh_life,
    standings,
)
from identity.infrastructure.account_store import DjangoAccountStore
from identity.infrastructure.device_names import UserAgentNames
from identity.infrastructure.session_queries import sessions_of
from identity.infrastructure.session_store import DjangoSessionStore
from identity.infrastructure.tickets import RedisTickets


@dataclass(frozen=True)
class Sessions:
    """The verbs."""

    log_in: Callable[..., LoggedIn]
    refresh_session: Callable[..., LoggedIn]
    log_out: Callable[..., None]
    sessions_of: Callable[[UUID, PageRequest], Page[SessionRow]]
    end_session: Callable[..., None]
    log_out_everywhere: Callable[..., None]
    sweep_sessions: Callable[[], int]
    issue_ticket: Callable[..., Ticket]
    redeem_ticket: Callable[..., Actor]
    issue_access_token: Callable[[Actor], str]
    authenticate: Callable[[str], Actor]
    revoked: Callable[[Collection[Holder]], set[Holder]]
    public_keys: Callable[[], list[dict[str, Any]]]


@cache
def sessions() -> Sessions:
    accounts, secrets = DjangoAccountStore(), KeyedSecrets()
    chain: dict[str, Any] = {"sessions": DjangoSessionStore(), "secrets": secrets}
    renewing: dict[str, Any] = {"tokens": access_tokens(), "devices": UserAgentNames(), "notices": notices()}
    lasting: dict[str, Any] = {"life": refresh_life()}
    leaving: dict[str, Any] = {"unit_of_work": unit_of_work, **ending()}
    tickets: dict[str, Any] = {"tickets": RedisTickets(), "secrets": secrets}
    return Sessions(
        log_in=partial(log_in, **WORK, **opening(), **guarding(), accounts=accounts),
        refresh_session=partial(refresh_session, **WORK, **chain, **renewing, **lasting, **ending(), accounts=accounts),
        log_out=partial(log_out, **leaving, **chain),
        sessions_of=lambda user_id, page: sessions_of(user_id, page, used_since=utc_now() - refresh_life()),
        end_session=partial(end_session, **leaving),
        log_out_everywhere=partial(log_out_everywhere, **leaving),
        sweep_sessions=partial(sweep_sessions, **WORK, **lasting, sessions=DjangoSessionStore()),
        issue_ticket=partial(issue_ticket, **tickets),
        redeem_ticket=partial(redeem_ticket, **tickets, standings=standings()),
        issue_access_token=access_tokens().issue,
        authenticate=partial(authenticate, tokens=access_tokens(), standings=standings()),
        revoked=partial(revoked, standings=standings()),
        public_keys=lambda: [key.public_jwk() for key in key_ring().keys().values()],
    )
