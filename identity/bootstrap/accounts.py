"""Façade: how people come to an account and prove its address."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache, partial
from typing import Any
from uuid import UUID

from core.infrastructure.jobs import DatabaseJobQueue
from core.infrastructure.mail.mailer import DjangoMailer
from core.infrastructure.outbox import publish
from core.infrastructure.secrets import KeyedSecrets
from core.infrastructure.unit_of_work import unit_of_work
from identity.application.deactivate_account import DeactivateAccount, deactivate_account
from identity.application.register_account import register_account
from identity.application.resend_verification import resend_verification
from identity.application.send_proof import send_proof
from identity.application.sessions import LoggedIn
from identity.application.verify_email import verify_email
from identity.bootstrap.parts import WORK, ending, guarding, opening
from identity.domain.account import Account
from identity.infrastructure.account_store import DjangoAccountStore
from identity.infrastructure.verification_store import DjangoVerificationStore


@dataclass(frozen=True)
class Accounts:
    """The verbs."""

    register_account: Callable[..., Account]
    resend_verification: Callable[..., None]
    send_proof: Callable[..., None]
    verify_email: Callable[..., LoggedIn]
    account: Callable[[UUID], Account | None]
    deactivate_account: Callable[[DeactivateAccount], int]


@cache
def accounts() -> Accounts:
    store, jobs, secrets = DjangoAccountStore(), DatabaseJobQueue(), KeyedSecrets()
    proof: dict[str, Any] = {"accounts": store, "verifications": DjangoVerificationStore(), "secrets": secrets}
    asking: dict[str, Any] = {"accounts": store, "secrets": secrets, "jobs": jobs}
    joining: dict[str, Any] = {"accounts": store, "passwords": guarding()["passwords"], "jobs": jobs}
    return Accounts(
        register_account=partial(register_account, **WORK, **joining, publish=publish),
        resend_verification=partial(resend_verification, **WORK, **asking),
        send_proof=partial(send_proof, **WORK, **proof, mailer=DjangoMailer()),
        verify_email=partial(
            verify_email, **WORK, **proof, **opening(), attempts=guarding()["attempts"], publish=publish
        ),
        account=store.by_id,
        deactivate_account=partial(
            deactivate_account, unit_of_work=unit_of_work, **ending(), accounts=store, publish=publish
        ),
    )
