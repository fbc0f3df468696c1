"""Work on large graphs is not disturbed, and what follows it is looked after again."""

import gc

import pytest

from core.infrastructure.heap import keep_for_good, undisturbed


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


def test_what_a_process_has_when_it_begins_to_serve_is_looked_through_no_more() -> None:
    kept = [object]
    try:
        keep_for_good()
        assert not any(each is kept for each in gc.get_objects())
        assert gc.get_freeze_count() > 0
    finally:
        gc.unfreeze()
    assert any(each is kept for each in gc.get_objects())
