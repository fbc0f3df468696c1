"""Façade: how people come to an account and prove its address."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache, partial
from typing import Any
from uuid import UUID

from core.infrastructure.jobs import DatabaseJobQueue
from identity.application.register_account import register_account
from identity.application.resend_verification import resend_verification
from identity.application.send_verification import send_verification
from identity.application.sessions import LoggedIn
from identity.application.verify_email import verify_email
from identity.bootstrap.parts import WORK, opening
from identity.domain.account import Account
from identity.infrastructure.account_store import DjangoAccountStore
from identity.infrastructure.mailer import DjangoMailer
from identity.infrastructure.passwords import Argon2Passwords, KeyedSecrets
from identity.infrastructure.verification_store import DjangoVerificationStore


@dataclass(frozen=True)
class Accounts:
    """The verbs."""

    register_account: Callable[..., Account]
    resend_verification: Callable[..., None]
    send_verification: Callable[..., None]
    verify_email: Callable[..., LoggedIn]
    account: Callable[[UUID], Account | None]


@cache
def accounts() -> Accounts:
    store, passwords, jobs = DjangoAccountStore(), Argon2Passwords(), DatabaseJobQueue()
    proof: dict[str, Any] = {"accounts": store, "verifications": DjangoVerificationStore()}
    return Accounts(
        register_account=partial(register_account, **WORK, accounts=store, passwords=passwords, jobs=jobs),
        resend_verification=partial(resend_verification, **WORK, **proof, jobs=jobs),
        send_verification=partial(send_verification, **WORK, **proof, secrets=KeyedSecrets(), mailer=DjangoMailer()),
        verify_email=partial(verify_email, **WORK, **proof, **opening()),
        account=store.by_id,
    )
