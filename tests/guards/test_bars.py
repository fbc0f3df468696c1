"""What a missed bar of a benchmark does, and what the report tells of all."""

import json
from pathlib import Path

import pytest

from tests.benchmarks.bars import Bars, Spread
from tests.benchmarks.report import Report


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


def test_the_report_tells_the_machine_all_bars_the_tables_and_what_was_printed(tmp_path: Path) -> None:
    bars, report = Bars(part="lists"), Report({"processors": "2"})
    with report.hearing("lists"):
        print("a list: 3 ms")
        bars.hold("below 200 ms", True, "3 ms")
        bars.hold("flat", False, "1.6")
    bars.table("lists beside each other", [("list", ""), ("p95, ms", ".1f")], [("a list", Spread.of([3.0, 2.0, 7.0]))])
    report.write(bars, tmp_path)
    page = (tmp_path / "report.md").read_text()
    assert "| processors | 2 |" in page
    assert "| lists | below 200 ms | 3 ms | met |" in page
    assert "| lists | flat | 1.6 | **missed** |" in page
    assert "| a list | 3.0 (2.0–7.0) |" in page
    assert "```text\na list: 3 ms\nbar missed: flat (1.6)\n```" in page
    content = json.loads((tmp_path / "report.json").read_text())
    assert content["lines"] == {"lists": ["a list: 3 ms", "bar missed: flat (1.6)"]}
    assert content["tables"][0]["rows"] == [["a list", {"median": 3.0, "least": 2.0, "most": 7.0}]]
    assert [bar["holds"] for bar in content["bars"]] == [True, False]


def test_what_is_printed_for_the_report_is_printed_too(capsys: pytest.CaptureFixture[str]) -> None:
    with Report({}).hearing("lists"):
        print("a list: 3 ms", flush=True)
    assert capsys.readouterr().out == "a list: 3 ms\n"
