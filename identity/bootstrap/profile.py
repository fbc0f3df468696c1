"""Façade: what people hold about themselves."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache, partial

from core.domain.clock import utc_now
from core.infrastructure.outbox import publish
from core.infrastructure.unit_of_work import unit_of_work
from identity.application.decide_consents import decide_consents
from identity.application.own_account import read_account
from identity.application.preferences import change_preferences, read_preferences
from identity.application.revise_profile import revise_profile
from identity.domain.account import Account
from identity.domain.preferences import Preferences
from identity.infrastructure.account_store import DjangoAccountStore
from identity.infrastructure.preference_store import DjangoPreferenceStore


@dataclass(frozen=True)
class Profile:
    """The verbs."""

    read_account: Callable[..., Account]
    revise_profile: Callable[..., Account]
    read_preferences: Callable[..., Preferences]
    change_preferences: Callable[..., Preferences]
    decide_consents: Callable[..., Account]


@cache
def profile() -> Profile:
    accounts, preferences = DjangoAccountStore(), DjangoPreferenceStore()
    return Profile(
        read_account=partial(read_account, accounts=accounts),
        revise_profile=partial(revise_profile, unit_of_work=unit_of_work, accounts=accounts, publish=publish),
        read_preferences=partial(read_preferences, preferences=preferences),
        change_preferences=partial(change_preferences, unit_of_work=unit_of_work, preferences=preferences),
        decide_consents=partial(decide_consents, unit_of_work=unit_of_work, accounts=accounts, clock=utc_now),
    )
