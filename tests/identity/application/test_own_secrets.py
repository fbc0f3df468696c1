"""Keys and the note, on fakes."""

from dataclasses import replace
from functools import partial
from typing import Any

import pytest

from core.domain.actor import Actor
from core.domain.errors import InvalidField
from core.domain.ids import new_id
from core.domain.secret import Secret
from identity.application.api_keys import SetApiKey, remove_api_key, set_api_key
from identity.application.personal_note import WriteNote, remove_note, reveal_note, write_note
from identity.contracts import AiProvider
from identity.domain.account import NoPassword, WrongPassword
from identity.domain.lockout import TooManyAttempts
from identity.domain.session import TokenInvalid
from tests.identity.application.conftest import PASSWORD, World
from tests.identity.examples import full_account
from tests.identity.profile_fakes import FakeApiKeys, FakePersonalNotes

KEY = "sk-0123456789abcdef4f2a"


class Safe(World):
    """With keys and a note."""

    def __init__(self) -> None:
        super().__init__()
        self.account = full_account(is_active=True, password_hash=self.passwords.hash(PASSWORD))
        self.put(self.account)
        self.actor = Actor(self.account.id, self.account.shown_name)
        self.api_keys, self.notes = FakeApiKeys(self.memory), FakePersonalNotes(self.memory)
        told: dict[str, Any] = {"unit_of_work": self.memory.unit_of_work, "publish": self.memory.publish}
        own: dict[str, Any] = {"accounts": self.accounts}
        kept = self.work | own
        self.set_key = partial(set_api_key, **kept, api_keys=self.api_keys, publish=self.memory.publish)
        self.remove_key = partial(remove_api_key, **told, api_keys=self.api_keys)
        self.write = partial(write_note, **kept, notes=self.notes)
        self.remove = partial(remove_note, unit_of_work=self.memory.unit_of_work, notes=self.notes)
        self.reveal = partial(reveal_note, **told, **own, **self.guarding, notes=self.notes)


@pytest.fixture
def safe() -> Safe:
    return Safe()


def test_a_key_is_kept_and_noted_without_itself(safe: Safe) -> None:
    shown = safe.set_key(safe.actor, SetApiKey(AiProvider.OPENAI, KEY))
    assert (shown.hint, shown.created_at) == ("sk-…4f2a", safe.clock())
    assert safe.api_keys.secret(safe.actor.user_id, AiProvider.OPENAI) == Secret(KEY)
    assert safe.told("api_key.set") == [{"user_id": str(safe.actor.user_id), "provider": "openai"}]
    for _ in range(2):
        safe.remove_key(safe.actor, AiProvider.OPENAI)
    assert len(safe.told("api_key.removed")) == 1


def test_what_is_no_key_is_not_kept(safe: Safe) -> None:
    with pytest.raises(InvalidField):
        safe.set_key(safe.actor, SetApiKey(AiProvider.OPENAI, "a b" * 20))
    assert safe.api_keys.of(safe.actor.user_id) == []


def test_a_note_is_given_for_the_password_and_that_is_noted(safe: Safe) -> None:
    safe.write(safe.actor, WriteNote("여권은 서랍에"))
    assert safe.reveal(safe.actor, PASSWORD) == Secret("여권은 서랍에")
    assert len(safe.told("note.revealed")) == 1
    with pytest.raises(WrongPassword):
        safe.reveal(safe.actor, "wrong horse")
    assert len(safe.told("note.revealed")) == 1
    safe.remove(safe.actor)
    assert safe.reveal(safe.actor, PASSWORD) == Secret("")


def test_a_password_that_is_reset_while_it_is_checked_reveals_nothing(safe: Safe) -> None:
    safe.write(safe.actor, WriteNote("여권은 서랍에"))
    safe.passwords.meanwhile = lambda: safe.put(replace(safe.account, password_hash="another"))
    with pytest.raises(WrongPassword):
        safe.reveal(safe.actor, PASSWORD)
    assert safe.told("note.revealed") == []


def test_guesses_are_counted(safe: Safe) -> None:
    refusals = []
    for number in range(12):
        with pytest.raises((WrongPassword, TooManyAttempts)) as refusal:
            safe.reveal(safe.actor, f"guess {number}")
        refusals.append(refusal.type)
    assert (refusals[0], refusals[-1]) == (WrongPassword, TooManyAttempts)


def test_without_a_password_nothing_is_revealed(safe: Safe) -> None:
    safe.put(full_account(id=safe.account.id, is_active=True, password_hash=""))
    with pytest.raises(NoPassword):
        safe.reveal(safe.actor, "")


def test_who_has_no_account_any_more_keeps_nothing(safe: Safe) -> None:
    stranger = Actor(new_id(), "손님")
    for verb in (
        lambda: safe.set_key(stranger, SetApiKey(AiProvider.OPENAI, KEY)),
        lambda: safe.write(stranger, WriteNote("메모")),
        lambda: safe.reveal(stranger, PASSWORD),
    ):
        with pytest.raises(TokenInvalid):
            verb()
    assert (safe.memory.tables.api_keys, safe.memory.tables.notes) == ({}, {})
