"""Waiting for what knows no limit of its own: names that are looked up, connections, handshakes."""

import threading

import pytest

from ai_planning.domain.generation_refusals import NoLongerWanted, ProviderTimedOut
from ai_planning.infrastructure.providers.patience import patient
from tests.ai_planning.providers.films import UNWATCHED, Heard


def test_what_comes_in_time_is_answered() -> None:
    with patient(10, UNWATCHED) as patience:
        assert patience.meanwhile(lambda: "connected", lambda result: None) == "connected"


def test_what_fails_meanwhile_fails_here() -> None:
    def fail() -> str:
        raise ConnectionRefusedError

    with pytest.raises(ConnectionRefusedError), patient(10, UNWATCHED) as patience:
        patience.meanwhile(fail, lambda result: None)


@pytest.mark.parametrize("is_cancelled", [True, False], ids=["cancelled", "late"])
def test_what_comes_when_nobody_waits_any_more_is_undone(is_cancelled: bool) -> None:
    begun, may_end, undone = threading.Event(), threading.Event(), threading.Event()

    def connect() -> str:
        begun.set()
        may_end.wait(10)
        return "connected"

    watch = Heard(when=begun.is_set if is_cancelled else None)
    expected = NoLongerWanted if is_cancelled else ProviderTimedOut
    with pytest.raises(expected), patient(10 if is_cancelled else 0.2, watch) as patience:
        patience.meanwhile(connect, lambda result: undone.set())
    assert not undone.is_set()
    may_end.set()
    assert undone.wait(5)


def test_how_far_it_is_never_goes_back() -> None:
    watch = Heard()
    with patient(10, watch) as patience:
        patience.hear(50, 100)
        patience.hear(20, 100)
        patience.beat()
    assert watch.told == [0.5]
