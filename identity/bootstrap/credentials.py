"""Façade: how people change what they log in with."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache, partial
from typing import Any

from core.infrastructure.jobs import DatabaseJobQueue
from core.infrastructure.mail.post import mail_allowance, notices
from core.infrastructure.outbox import publish
from core.infrastructure.secrets import KeyedSecrets
from core.infrastructure.unit_of_work import unit_of_work
from identity.application.change_email import change_email
from identity.application.change_password import change_password
from identity.application.forgot_password import forgot_password
from identity.application.request_email_change import request_email_change
from identity.application.reset_password import reset_password
from identity.bootstrap.parts import WORK, ending, guarding
from identity.domain.account import Account
from identity.infrastructure.account_store import DjangoAccountStore
from identity.infrastructure.verification_store import DjangoVerificationStore


@dataclass(frozen=True)
class Credentials:
    """The verbs."""

    forgot_password: Callable[..., None]
    reset_password: Callable[..., None]
    change_password: Callable[..., None]
    request_email_change: Callable[..., None]
    change_email: Callable[..., Account]


@cache
def credentials() -> Credentials:
    accounts, secrets, jobs = DjangoAccountStore(), KeyedSecrets(), DatabaseJobQueue()
    proof: dict[str, Any] = {"accounts": accounts, "verifications": DjangoVerificationStore()}
    telling: dict[str, Any] = {"notices": notices(), "publish": publish, **ending()}
    asking: dict[str, Any] = {"allowance": mail_allowance(), "jobs": jobs, "publish": publish}
    return Credentials(
        forgot_password=partial(forgot_password, **WORK, accounts=accounts, secrets=secrets, jobs=jobs),
        reset_password=partial(reset_password, **WORK, **proof, **guarding(), **telling, secrets=secrets),
        change_password=partial(change_password, **proof, **guarding(), **telling, unit_of_work=unit_of_work),
        request_email_change=partial(request_email_change, **WORK, **proof, **guarding(), **asking),
        change_email=partial(change_email, **WORK, **proof, **telling, secrets=secrets),
    )
