"""What a report of a load says of itself: what failed, what grew, and how fast it was beside what the design wants."""

import json
from pathlib import Path

from tests.load.crowd import ALL, DEEDS, LOOKS, Asked
from tests.load.growth import Growth
from tests.load.report import Report
from tests.load.targets import TARGETS, timed

FAST, SLOW = (10.0, 20.0, 30.0), (120.0, 400.0, 550.0)
MEMORY = (("web", 250.0), ("redis", 100.0))
FLAT = Growth.of("web threads", [(number * 10.0, 9.0) for number in range(90)])


def report(*growths: Growth, slow: str = "", failures: int = 0) -> Report:
    asked = [Asked(name, 500, 0, 5, *(SLOW if name == slow else FAST)) for name in (*LOOKS, *DEEDS)]
    every = Asked(ALL, 10_000, failures, 50, 10, 200, 30)
    return Report("load", 180, 60, 60, {}, [*asked, every], [], list(growths))


def test_the_targets_are_those_of_the_design() -> None:
    assert [(target.percentile, target.below) for target in TARGETS] == [("p50", 100), ("p95", 200), ("p99", 500)]


def test_every_kind_of_answer_has_all_targets_and_no_others_do() -> None:
    rows = {
        each.of for each in timed([*report().asked, Asked("part", 5, 0, 1, *SLOW), Asked("refresh", 0, 0, 0, 0, 0, 0)])
    }
    assert rows == {ALL, *LOOKS, *DEEDS} - {"socket followed", "events heard"}
    assert timed(report().asked)[0].of == ALL


def test_what_is_as_slow_as_its_target_has_missed_it() -> None:
    missed = [(each.of, each.target) for each in report(slow="dashboard").timed if not each.met]
    assert missed[0] == (ALL, "API response time p95")
    assert missed[1:] == [("dashboard", target.name) for target in TARGETS]


def test_the_verdict_says_what_it_covers() -> None:
    number = len(report().timed)
    assert report(FLAT).verdict == f"Nothing failed, nothing grew; 1 of {number} latency targets missed."
    assert (
        report(slow="note").verdict == f"Nothing failed, growth was not measured; 4 of {number} latency targets missed."
    )
    told = f"3 of 10000 requests failed (at most 0.1% may), nothing grew; 1 of {number} latency targets missed."
    assert report(FLAT, failures=3).verdict == told


def test_a_target_that_is_missed_is_told_and_breaks_nothing(tmp_path: Path) -> None:
    slow = report(FLAT, slow="dashboard")
    assert slow.broken == []
    told = slow.write(tmp_path).read_text()
    assert "| dashboard | 120 **missed** | 400 **missed** | 550 **missed** |" in told
    assert "| note | 10 met | 20 met | 30 met |" in told
    assert f"**{slow.verdict}**" in told
    kept = json.loads((tmp_path / "load.json").read_text())["targets"]
    found = {"of": "dashboard", "target": "API response time p50", "below": 100, "found": 120, "met": False}
    assert found in kept


def test_what_does_not_hold_is_told_with_what_was_too_slow() -> None:
    told = report(FLAT, failures=20).verdict
    assert told.startswith("Does not hold: 0.20% of what was asked failed; 1 of ")


def test_the_memory_of_all_processes_is_told_in_one_sum(tmp_path: Path) -> None:
    parts = [Growth.of(f"{part} memory", [(number * 10.0, size) for number in range(90)]) for part, size in MEMORY]
    assert "Memory of all processes together at the end: 350 MiB." in report(*parts, FLAT).write(tmp_path).read_text()
