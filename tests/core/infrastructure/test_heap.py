"""Work on large graphs is not disturbed, and what follows it is looked after again."""

import gc

import pytest

from core.infrastructure.heap import undisturbed


def test_nothing_looks_for_cycles_until_all_such_work_has_ended() -> None:
    seen: list[bool] = []

    @undisturbed
    def inner() -> None:
        seen.append(gc.isenabled())

    @undisturbed
    def outer() -> None:
        inner()
        seen.append(gc.isenabled())

    outer()
    assert (seen, gc.isenabled()) == ([False, False], True)


def test_work_that_fails_leaves_it_as_it_was() -> None:
    @undisturbed
    def fail() -> None:
        raise LookupError

    with pytest.raises(LookupError):
        fail()
    assert gc.isenabled()
