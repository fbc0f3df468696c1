"""Façade: what people hold about themselves."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache, partial
from typing import Any

from core.domain.clock import utc_now
from core.infrastructure.jobs import DatabaseJobQueue
from core.infrastructure.object_store import object_store
from core.infrastructure.outbox import publish
from core.infrastructure.unit_of_work import unit_of_work
from identity.application import change_avatar as avatars
from identity.application.decide_consents import decide_consents
from identity.application.own_account import read_account
from identity.application.preferences import change_preferences, read_preferences
from identity.application.revise_profile import revise_profile
from identity.application.stop_mails import stop_mails
from identity.domain.account import Account
from identity.domain.avatar import AvatarSize
from identity.domain.preferences import Preferences
from identity.infrastructure.account_store import DjangoAccountStore
from identity.infrastructure.pillow_painter import PillowPainter
from identity.infrastructure.preference_store import DjangoPreferenceStore


@dataclass(frozen=True)
class Profile:
    """The verbs."""

    read_account: Callable[..., Account]
    revise_profile: Callable[..., Account]
    change_avatar: Callable[..., Account]
    remove_avatar: Callable[..., None]
    delete_avatar: Callable[..., None]
    avatar_of: Callable[[Account], Mapping[AvatarSize, str] | None]
    read_preferences: Callable[..., Preferences]
    change_preferences: Callable[..., Preferences]
    stop_mails: Callable[..., None]
    decide_consents: Callable[..., Account]


@cache
def profile() -> Profile:
    accounts, preferences, store = DjangoAccountStore(), DjangoPreferenceStore(), object_store()
    write: dict[str, Any] = {"unit_of_work": unit_of_work, "accounts": accounts}
    shown = write | {"jobs": DatabaseJobQueue()}
    return Profile(
        read_account=partial(read_account, accounts=accounts),
        revise_profile=partial(revise_profile, **write, publish=publish),
        change_avatar=partial(avatars.change_avatar, **shown, painter=PillowPainter(), store=store),
        remove_avatar=partial(avatars.remove_avatar, **shown),
        delete_avatar=partial(avatars.delete_avatar, accounts=accounts, store=store),
        avatar_of=partial(avatars.avatar_of, store=store),
        read_preferences=partial(read_preferences, preferences=preferences),
        change_preferences=partial(change_preferences, unit_of_work=unit_of_work, preferences=preferences),
        stop_mails=partial(stop_mails, preferences=preferences),
        decide_consents=partial(decide_consents, **write, publish=publish, clock=utc_now),
    )
