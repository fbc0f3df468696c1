"""What is done to many objects of the store at once."""

from itertools import islice

from core.application.ports import ObjectStore

CHUNK = 500


def delete_below(store: ObjectStore, prefix: str) -> None:
    """Delete every object whose key begins so, a chunk in memory at a time; safe to be broken off and repeated."""
    while keys := list(islice(store.keys(prefix), CHUNK)):
        store.delete(keys)
