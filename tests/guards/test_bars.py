"""What a missed bar of a benchmark does."""

import pytest

from tests.benchmarks.bars import Bars


@pytest.mark.parametrize(("is_binding", "told"), [(True, "no stale read (3, binding)"), (False, "no stale read (3)")])
def test_a_missed_bar_is_told_at_once_and_at_the_end_and_a_binding_one_breaks(
    capsys: pytest.CaptureFixture[str], is_binding: bool, told: str
) -> None:
    bars = Bars()
    bars.hold("no error", True, "0", binding=True)
    bars.hold("no stale read", False, "3", binding=is_binding)
    assert capsys.readouterr().out == f"bar missed: {told}\n"
    assert bars.summary() == f"bars missed: {told}"
    assert bars.is_broken is is_binding


def test_bars_that_hold_break_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    bars = Bars()
    bars.hold("no stale read", True, "0", binding=True)
    assert (bars.summary(), bars.is_broken, capsys.readouterr().out) == ("bars missed: none", False, "")
