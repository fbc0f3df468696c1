"""Composition root of the identity context."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache, partial
from typing import Any
from uuid import UUID

from django.conf import settings

from core.domain.actor import Actor
from core.domain.clock import utc_now
from core.infrastructure.jobs import DatabaseJobQueue
from core.infrastructure.unit_of_work import unit_of_work
from identity.application.log_in import log_in
from identity.application.log_out import log_out
from identity.application.refresh_session import refresh_session
from identity.application.register_account import VERIFICATION_MAIL, register_account
from identity.application.resend_verification import resend_verification
from identity.application.send_verification import send_verification
from identity.application.sessions import LoggedIn
from identity.application.tickets import Ticket, issue_ticket, redeem_ticket
from identity.application.verify_email import verify_email
from identity.domain.account import Account
from identity.infrastructure.access_tokens import SimpleJwtAccessTokens
from identity.infrastructure.account_store import DjangoAccountStore
from identity.infrastructure.key_ring import KeyRing, make_first_key
from identity.infrastructure.mailer import DjangoMailer
from identity.infrastructure.passwords import Argon2Passwords, KeyedSecrets
from identity.infrastructure.queries import people, person_by_email
from identity.infrastructure.session_store import DjangoSessionStore
from identity.infrastructure.tickets import RedisTickets
from identity.infrastructure.verification_store import DjangoVerificationStore

__all__ = ["app", "ensure_signing_key", "issue_access_token", "people", "person_by_email", "send_mail"]


@dataclass(frozen=True)
class IdentityApp:
    """The verbs of the context."""

    register_account: Callable[..., Account]
    resend_verification: Callable[..., None]
    send_verification: Callable[..., None]
    verify_email: Callable[..., LoggedIn]
    log_in: Callable[..., LoggedIn]
    refresh_session: Callable[..., LoggedIn]
    log_out: Callable[..., None]
    issue_ticket: Callable[..., Ticket]
    redeem_ticket: Callable[..., Actor]
    account: Callable[[UUID], Account | None]
    issue_access_token: Callable[[Actor], str]
    read_access_token: Callable[[str], Actor]
    public_keys: Callable[[], list[dict[str, Any]]]


@cache
def app() -> IdentityApp:
    work: dict[str, Any] = {"unit_of_work": unit_of_work, "clock": utc_now}
    accounts, verifications = DjangoAccountStore(), DjangoVerificationStore()
    ring, secrets, tickets = KeyRing(settings.JWT_KEYS_DIR), KeyedSecrets(), RedisTickets()
    tokens, passwords, jobs = SimpleJwtAccessTokens(ring), Argon2Passwords(), DatabaseJobQueue()
    chain: dict[str, Any] = {"sessions": DjangoSessionStore(), "secrets": secrets}
    proof: dict[str, Any] = {"accounts": accounts, "verifications": verifications}
    return IdentityApp(
        register_account=partial(register_account, **work, accounts=accounts, passwords=passwords, jobs=jobs),
        resend_verification=partial(resend_verification, **work, **proof, jobs=jobs),
        send_verification=partial(send_verification, **work, **proof, secrets=secrets, mailer=DjangoMailer()),
        verify_email=partial(verify_email, **work, **proof, **chain, tokens=tokens),
        log_in=partial(log_in, **work, **chain, accounts=accounts, passwords=passwords, tokens=tokens),
        refresh_session=partial(refresh_session, **work, **chain, accounts=accounts, tokens=tokens),
        log_out=partial(log_out, **work, **chain),
        issue_ticket=partial(issue_ticket, tickets=tickets, secrets=secrets),
        redeem_ticket=partial(redeem_ticket, tickets=tickets, secrets=secrets),
        account=accounts.by_id,
        issue_access_token=tokens.issue,
        read_access_token=tokens.read,
        public_keys=lambda: [key.public_jwk() for key in ring.keys().values()],
    )


def ensure_signing_key() -> None:
    make_first_key(settings.JWT_KEYS_DIR)


def issue_access_token(actor: Actor) -> str:
    return app().issue_access_token(actor)


def send_mail(payload: dict[str, Any]) -> None:
    """Job handler: the mail that `payload` names, to its `account_id`."""
    mails = {VERIFICATION_MAIL: app().send_verification}
    mails[payload["mail"]](UUID(payload["account_id"]))
