"""What the profile keeps: each port in memory and on the real part."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass, replace
from datetime import time
from typing import Any

import pytest

from core.domain.actor import SYSTEM
from core.domain.ids import new_id
from core.infrastructure.unit_of_work import unit_of_work
from identity.application.ports import AccountStore
from identity.application.profile_ports import PreferenceStore
from identity.contracts import Channel, Digest, NotificationType, QuietHours
from identity.domain.preferences import DEFAULT_SWITCHES, Preferences
from identity.infrastructure.account_store import DjangoAccountStore
from identity.infrastructure.models import User
from identity.infrastructure.preference_store import DjangoPreferenceStore
from tests.identity import fakes, profile_fakes
from tests.identity.examples import full_account

FULL = Preferences(
    switches={switch: not is_on for switch, is_on in DEFAULT_SWITCHES.items()},
    quiet_hours=QuietHours(time(22, 30), time(7, 15)),
    digest=Digest.DAILY,
    version=9,
)


@dataclass
class Stores:
    unit_of_work: Callable[..., AbstractContextManager[None]]
    accounts: AccountStore
    preferences: PreferenceStore


@pytest.fixture(params=["fake", "real"])
def stores(request: Any, db: None) -> Stores:
    if request.param == "real":
        return Stores(unit_of_work, DjangoAccountStore(), DjangoPreferenceStore())
    memory = fakes.Memory()
    return Stores(memory.unit_of_work, fakes.FakeAccountStore(memory), profile_fakes.FakePreferenceStore(memory))


def test_preferences_are_the_defaults_at_first_and_come_back_as_they_were_saved(stores: Stores) -> None:
    account = full_account(is_active=True)
    with stores.unit_of_work(by=SYSTEM):
        stores.accounts.add(account)
        assert stores.preferences.get(account.id) == Preferences()
        stores.preferences.save(account.id, FULL)
    assert stores.preferences.read(account.id) == FULL


def test_who_has_no_account_any_more_has_no_preferences(stores: Stores) -> None:
    gone = full_account(is_active=False)
    with stores.unit_of_work(by=SYSTEM):
        stores.accounts.add(gone)
        assert stores.preferences.get(gone.id) is None
    assert stores.preferences.read(gone.id) is None
    assert stores.preferences.read(new_id()) is None


def test_the_version_rises_with_what_the_owner_is_shown_and_with_nothing_else(stores: Stores) -> None:
    account = full_account()
    changes: list[dict[str, Any]] = [{"last_login_at": None}, {"company": ""}, {"company": ""}, {"is_verified": False}]
    versions = []
    for change in [None, *changes]:
        with stores.unit_of_work(by=SYSTEM):
            if change is None:
                stores.accounts.add(account)
            else:
                account = replace(account, **change)
                stores.accounts.save(account)
        stored = stores.accounts.by_id(account.id)
        assert stored is not None
        versions.append(stored.version)
    assert versions == [7, 7, 8, 8, 9]


@pytest.mark.django_db
def test_a_type_that_a_later_release_added_is_at_its_default() -> None:
    store, user_id = DjangoPreferenceStore(), new_id()
    User.objects.create(id=user_id, email="a@example.kr", username="abc")
    with unit_of_work(by=SYSTEM):
        store.save(user_id, FULL)
    user = User.objects.get(id=user_id)
    del user.preferences["switches"]["reaction:mail"]
    user.preferences["switches"]["telegram:mail"] = True
    user.save(update_fields=["preferences"])
    kept = store.read(user_id)
    assert kept is not None
    assert kept.switches[NotificationType.REACTION, Channel.MAIL] is False
    assert len(kept.switches) == len(FULL.switches)
