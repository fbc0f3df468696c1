"""Façade: login by providers."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache, partial
from typing import Any
from uuid import UUID

from django.conf import settings

from core.domain.clock import utc_now
from core.infrastructure.jobs import DatabaseJobQueue
from core.infrastructure.mail.mailer import DjangoMailer
from core.infrastructure.mail.post import mail_allowance, notices
from core.infrastructure.outbox import publish
from core.infrastructure.secrets import KeyedSecrets
from core.infrastructure.unit_of_work import unit_of_work
from identity.application.finish_social_login import EmailRequired, finish_social_login
from identity.application.give_social_email import give_social_email
from identity.application.link_social import link_social
from identity.application.send_social_code import send_social_code
from identity.application.sessions import LoggedIn
from identity.application.social_entrance import Entrance
from identity.application.start_social_login import StartedLogin, start_social_login
from identity.application.sweep_sign_ups import sweep_sign_ups
from identity.application.unlink_social import unlink_social
from identity.application.verify_social_email import verify_social_email
from identity.bootstrap.parts import WORK, ending, opening, proving
from identity.contracts import LoginMethod
from identity.domain.social import SocialIdentity
from identity.infrastructure.account_store import DjangoAccountStore
from identity.infrastructure.oauth.providers import OAuthProviders
from identity.infrastructure.social_flows import RedisSocialFlows
from identity.infrastructure.social_store import DjangoPendingSignUpStore, DjangoSocialIdentityStore
from identity.infrastructure.verification_store import DjangoVerificationStore


@dataclass(frozen=True)
class Social:
    """The verbs."""

    is_configured: Callable[[LoginMethod], bool]
    start_social_login: Callable[..., StartedLogin]
    finish_social_login: Callable[..., LoggedIn | EmailRequired]
    give_social_email: Callable[..., None]
    send_social_code: Callable[..., None]
    verify_social_email: Callable[..., LoggedIn]
    link_social: Callable[..., SocialIdentity]
    unlink_social: Callable[..., None]
    identities_of: Callable[[UUID], list[SocialIdentity]]
    sweep_sign_ups: Callable[[], int]


@cache
def social() -> Social:
    accounts, identities, secrets = DjangoAccountStore(), DjangoSocialIdentityStore(), KeyedSecrets()
    seconds = settings.OAUTH_TIMEOUT_SECONDS
    providers = OAuthProviders(settings.OAUTH_PROVIDERS, seconds=seconds, clock=utc_now)
    flow: dict[str, Any] = {"providers": providers, "flows": RedisSocialFlows(), "secrets": secrets}
    whose: dict[str, Any] = {"accounts": accounts, "identities": identities}
    told: dict[str, Any] = {"notices": notices(), "publish": publish}
    kept: dict[str, Any] = {"verifications": DjangoVerificationStore(), "secrets": secrets}
    entrance = Entrance(**WORK, **whose, **told, **opening(), **ending(), **kept)
    sign_ups: dict[str, Any] = {**WORK, "sign_ups": DjangoPendingSignUpStore()}
    proof: dict[str, Any] = {**sign_ups, **kept}
    return Social(
        is_configured=providers.is_configured,
        start_social_login=partial(start_social_login, **flow, redirect_uris=settings.OAUTH_REDIRECT_URIS),
        finish_social_login=partial(
            finish_social_login, **flow, **sign_ups, identities=identities, let_in=entrance.let_in
        ),
        give_social_email=partial(give_social_email, **proof, allowance=mail_allowance(), jobs=DatabaseJobQueue()),
        send_social_code=partial(send_social_code, **proof, mailer=DjangoMailer()),
        verify_social_email=partial(verify_social_email, **proof, let_in=entrance.let_in),
        link_social=partial(link_social, **WORK, **flow, **whose, **told, **proving()),
        unlink_social=partial(unlink_social, unit_of_work=unit_of_work, publish=publish, **whose),
        identities_of=identities.of_account,
        sweep_sign_ups=partial(sweep_sign_ups, **sign_ups),
    )
