"""What is done to many objects of the store at once."""

from itertools import islice

from core.application.ports import ObjectStore
from core.application.refusals import StorageUnavailable

CHUNK = 500


def delete_below(store: ObjectStore, prefix: str) -> None:
    """Delete every object whose key begins so, a chunk in memory at a time; safe to be broken off and repeated.

    StorageUnavailable where the store goes on listing what it says that it has deleted: later it may know better.
    """
    before: list[str] = []
    while keys := list(islice(store.keys(prefix), CHUNK)):
        if keys == before:
            raise StorageUnavailable
        store.delete(keys)
        before = keys
