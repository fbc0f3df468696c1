"""Another picture, on fakes."""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from typing import Any

import pytest

from core.application.refusals import StorageUnavailable
from core.domain.actor import Actor
from identity.application.change_avatar import avatar_of, change_avatar, delete_avatar, remove_avatar
from identity.domain import avatar
from identity.domain.account import Account
from identity.domain.avatar import AvatarSize, PictureNotSupported, object_keys
from identity.domain.session import TokenInvalid
from tests.core.fake_pictures import FakePainter
from tests.core.fakes import FakeObjectStore
from tests.identity.examples import full_account
from tests.identity.fakes import FakeAccountStore, FakeJobQueue, Memory

PHOTO = b"\xff\xd8 photo \xff\xd9"


class OutsideStore(FakeObjectStore):
    """Refuses to be asked inside a unit of work."""

    memory: Memory

    def _answer(self) -> None:
        assert not self.memory.working, "no network inside a unit of work"
        super()._answer()


class Studio:
    def __init__(self) -> None:
        self.memory, self.store = Memory(), OutsideStore()
        self.store.memory = self.memory
        accounts, jobs = FakeAccountStore(self.memory), FakeJobQueue(self.memory)
        self.account = full_account(is_active=True, avatar="")
        self.memory.tables.accounts[self.account.id] = self.account
        self.actor = Actor(self.account.id, self.account.shown_name)
        write: dict[str, Any] = {"unit_of_work": self.memory.unit_of_work, "accounts": accounts, "jobs": jobs}
        self.change = partial(
            change_avatar, self.actor, **write, painter=FakePainter(AvatarSize, avatar), store=self.store
        )
        self.remove = partial(remove_avatar, self.actor, **write)
        self.delete = partial(delete_avatar, self.account.id, accounts=accounts, store=self.store)

    def keys(self, account: Account) -> set[str]:
        return set(object_keys(account.id, account.avatar).values())

    def due(self) -> list[dict[str, Any]]:
        return [payload for _, payload in self.memory.tables.jobs.values()]


@pytest.fixture
def studio() -> Studio:
    return Studio()


def test_a_picture_is_stored_in_both_sizes_and_shown_by_signed_addresses(studio: Studio) -> None:
    account = studio.change(PHOTO)
    assert set(studio.store.objects) == studio.keys(account)
    assert set(studio.store.media_types.values()) == {"image/webp"}
    addresses = avatar_of(account, store=studio.store)
    assert addresses is not None
    assert set(addresses) == set(AvatarSize)
    assert all("signature" in address for address in addresses.values())


def test_the_picture_before_goes_later_and_may_go_twice(studio: Studio) -> None:
    first, second = studio.change(PHOTO), studio.change(PHOTO)
    assert first.avatar != second.avatar
    assert studio.due() == [{"account_id": str(first.id), "version": first.avatar}]
    for _ in range(2):
        studio.delete(first.avatar)
        assert set(studio.store.objects) == studio.keys(second)


def test_a_picture_that_is_shown_is_not_deleted(studio: Studio) -> None:
    account = studio.change(PHOTO)
    studio.delete(account.avatar)
    assert set(studio.store.objects) == studio.keys(account)


def test_removing_shows_none_and_may_be_repeated(studio: Studio) -> None:
    shown = studio.change(PHOTO)
    studio.remove()
    studio.remove()
    assert studio.memory.tables.accounts[shown.id].avatar == ""
    assert studio.due() == [{"account_id": str(shown.id), "version": shown.avatar}]
    assert avatar_of(studio.memory.tables.accounts[shown.id], store=studio.store) is None


def test_a_refused_picture_changes_nothing(studio: Studio) -> None:
    shown = studio.change(PHOTO)
    with pytest.raises(PictureNotSupported):
        studio.change(b"text")
    assert studio.memory.tables.accounts[shown.id].avatar == shown.avatar
    assert set(studio.store.objects) == studio.keys(shown)


def test_a_store_that_is_away_changes_nothing(studio: Studio) -> None:
    studio.store.away = True
    with pytest.raises(StorageUnavailable):
        studio.change(PHOTO)
    assert studio.memory.tables.accounts[studio.account.id].avatar == ""


def test_objects_of_a_change_that_was_not_kept_are_deleted(studio: Studio) -> None:
    memory = studio.memory

    @contextmanager
    def failing(*, by: Actor) -> Iterator[None]:
        with memory.unit_of_work(by=by):
            yield
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        studio.change(PHOTO, unit_of_work=failing)
    assert studio.store.objects == {}


def test_who_has_no_account_any_more_stores_nothing(studio: Studio) -> None:
    del studio.memory.tables.accounts[studio.account.id]
    with pytest.raises(TokenInvalid):
        studio.change(PHOTO)
    assert studio.store.objects == {}
