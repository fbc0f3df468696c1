"""Deleting all that lies below a prefix, in stores that tell the truth and in one that remembers too long."""

from collections.abc import Iterator

import pytest

from core.application.objects import CHUNK, delete_below
from core.application.refusals import StorageUnavailable
from tests.core.fakes import FakeObjectStore


class RememberingStore(FakeObjectStore):
    """Lists names of which nothing is there any more."""

    names = ("films/0001", "films/0002")

    def keys(self, prefix: str) -> Iterator[str]:
        yield from sorted({*super().keys(prefix), *(name for name in self.names if name.startswith(prefix))})


def test_all_that_lies_below_goes_however_much_it_is_and_nothing_besides() -> None:
    store = FakeObjectStore(objects={f"films/{number:04}": b"" for number in range(2 * CHUNK + 1)} | {"film": b""})
    delete_below(store, "films/")
    assert list(store.keys("")) == ["film"]


def test_a_store_that_goes_on_listing_what_it_has_deleted_is_asked_again_another_time() -> None:
    store = RememberingStore(objects={f"films/{number:04}": b"" for number in range(2 * CHUNK + 1)})
    with pytest.raises(StorageUnavailable):
        delete_below(store, "films/")
    assert store.objects == {}
