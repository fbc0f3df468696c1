"""Keys and notes: in memory and encrypted in the tables."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import Any

import pytest
from django.db import connection

from core.domain.actor import SYSTEM
from core.domain.ids import new_id
from core.domain.secret import Secret
from core.infrastructure.unit_of_work import unit_of_work
from identity.application.secret_ports import ApiKeys, PersonalNotes
from identity.contracts import AiProvider
from identity.domain.api_key import ApiKey
from identity.domain.note import PersonalNote
from identity.infrastructure.api_keys import DjangoApiKeys
from identity.infrastructure.personal_notes import DjangoPersonalNotes
from tests.identity import fakes, profile_fakes
from tests.identity.examples import AT

KEY = Secret("sk-0123456789abcdef4f2a")
NOTE = PersonalNote(Secret("잊지 말 것: 여권"), AT)


@dataclass
class Stores:
    unit_of_work: Callable[..., AbstractContextManager[None]]
    api_keys: ApiKeys
    notes: PersonalNotes


@pytest.fixture(params=["fake", "real"])
def stores(request: Any, db: None) -> Stores:
    if request.param == "real":
        return Stores(unit_of_work, DjangoApiKeys(), DjangoPersonalNotes())
    memory = fakes.Memory()
    return Stores(memory.unit_of_work, profile_fakes.FakeApiKeys(memory), profile_fakes.FakePersonalNotes(memory))


def test_keys_are_listed_masked_and_each_is_given_on_demand(stores: Stores) -> None:
    user_id = new_id()
    with stores.unit_of_work(by=SYSTEM):
        stores.api_keys.put(user_id, AiProvider.OPENAI, KEY, "sk-…4f2a", AT)
        stores.api_keys.put(user_id, AiProvider.ANTHROPIC, Secret("other"), "oth…ther", AT)
        stores.api_keys.put(new_id(), AiProvider.OPENAI, Secret("of another"), "of …ther", AT)
    assert stores.api_keys.of(user_id) == [
        ApiKey(AiProvider.ANTHROPIC, "oth…ther", AT),
        ApiKey(AiProvider.OPENAI, "sk-…4f2a", AT),
    ]
    assert stores.api_keys.secret(user_id, AiProvider.OPENAI) == KEY
    assert stores.api_keys.secret(user_id, AiProvider.GOOGLE) is None


def test_a_key_takes_the_place_of_the_one_before(stores: Stores) -> None:
    user_id = new_id()
    for hint in ("old…", "new…"):
        with stores.unit_of_work(by=SYSTEM):
            stores.api_keys.put(user_id, AiProvider.OPENAI, Secret(hint), hint, AT)
    assert [key.hint for key in stores.api_keys.of(user_id)] == ["new…"]
    assert stores.api_keys.secret(user_id, AiProvider.OPENAI) == Secret("new…")


def test_a_key_is_removed_once(stores: Stores) -> None:
    user_id = new_id()
    with stores.unit_of_work(by=SYSTEM):
        stores.api_keys.put(user_id, AiProvider.OPENAI, KEY, "sk-…4f2a", AT)
        assert stores.api_keys.remove(user_id, AiProvider.OPENAI)
        assert not stores.api_keys.remove(user_id, AiProvider.OPENAI)
    assert stores.api_keys.of(user_id) == []


def test_a_note_comes_back_as_it_was_put_until_it_is_removed(stores: Stores) -> None:
    user_id = new_id()
    for note in (PersonalNote(Secret("before"), AT), NOTE):
        with stores.unit_of_work(by=SYSTEM):
            stores.notes.put(user_id, note)
    assert stores.notes.get(user_id) == NOTE
    assert stores.notes.get(new_id()) is None
    with stores.unit_of_work(by=SYSTEM):
        stores.notes.remove(user_id)
        stores.notes.remove(user_id)
    assert stores.notes.get(user_id) is None


@pytest.mark.django_db
def test_the_tables_hold_neither_in_the_clear() -> None:
    DjangoApiKeys().put(new_id(), AiProvider.OPENAI, KEY, "hint", AT)
    DjangoPersonalNotes().put(new_id(), NOTE)
    with connection.cursor() as cursor:
        cursor.execute("SELECT key FROM identity_api_key UNION SELECT text FROM identity_personal_note")
        rows = [row[0] for row in cursor.fetchall()]
    assert len(rows) == 2
    assert all(row.startswith("gAAAA") for row in rows)
