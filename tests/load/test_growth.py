"""What counts as growth in a soak, and what does not."""

import random
from pathlib import Path

import pytest

from tests.load.crowd import ALL, DEEDS, LOOKS, Asked
from tests.load.growth import BOUNDS, Growth, bound_of, slope
from tests.load.report import Report

MINUTES = [(number * 10.0, number) for number in range(90)]


def growth(name: str, *values: float) -> Growth:
    return Growth.of(name, [(number * 10.0, value) for number, value in enumerate(values)])


def test_a_leak_is_seen_through_noise() -> None:
    dice = random.Random(7)
    points = [(at, 600 + 0.3 * number + dice.uniform(-2, 2)) for at, number in MINUTES]
    found = Growth.of("web memory", points)
    assert not found.holds
    assert found.grown == pytest.approx(26.7, rel=0.1)


def test_noise_alone_is_no_growth() -> None:
    dice = random.Random(7)
    assert Growth.of("web memory", [(at, 600 + dice.uniform(-5, 5)) for at, _ in MINUTES]).holds
    assert Growth.of("web files", [(at, 200 + dice.uniform(-30, 30)) for at, _ in MINUTES]).holds


def test_a_cache_that_fills_is_no_leak() -> None:
    filling = [(at, 600 + 40 * min(number, 60) / 60) for at, number in MINUTES]
    assert Growth.of("web memory", filling).holds
    late = [(at, 600 + 0.5 * max(number - 60, 0)) for at, number in MINUTES]
    assert not Growth.of("web memory", late).holds


def test_a_leap_that_passes_is_no_growth() -> None:
    assert growth("media memory", *[100.0] * 40, *[900.0] * 5, *[100.0] * 45).grown == 0


def test_memory_may_grow_by_a_hundredth_of_late_files_by_eight() -> None:
    assert growth("web memory", *(1000 + number * 0.3 for number in range(90))).holds
    assert not growth("web memory", *(1000 + number * 0.4 for number in range(90))).holds
    assert not growth("web files", *(50 + number * 0.2 for number in range(90))).holds


def test_a_single_server_error_or_dead_delivery_breaks_it() -> None:
    assert growth("server errors", *[3.0] * 90).holds
    assert not growth("server errors", *[3.0] * 89, 4.0).holds
    assert not growth("dead deliveries", *[0.0] * 89, 1.0).holds


def test_every_kind_of_figure_has_a_bound() -> None:
    assert {bound_of(f"web {kind}") for kind in BOUNDS} == set(BOUNDS.values())
    with pytest.raises(KeyError):
        bound_of("web colour")


def test_what_fills_by_its_nature_has_a_bound_of_its_own() -> None:
    assert growth("redis memory", *(10 + number * 0.5 for number in range(90))).holds
    assert not growth("redis memory", *(10 + number for number in range(90))).holds


def test_a_line_has_its_slope() -> None:
    assert slope([(0, 1), (10, 6), (20, 11)]) == pytest.approx(0.5)
    assert slope([(0, 1)]) == 0


FLAT = growth("web threads", *[9.0] * 90)


def report(failures: int, *growths: Growth, but: str = "", failed: tuple[str, ...] = ()) -> Report:
    names = [name for name in (*LOOKS, *DEEDS) if name != but]
    asked = [*(Asked(name, 50, 0, 5, 10, 20, 30) for name in names), Asked(ALL, 1000, failures, 5, 10, 20, 30)]
    return Report("soak", 1200, 300, 30, {"processors": "2"}, asked, list(failed), list(growths))


def test_a_run_is_broken_by_what_grows_and_by_what_fails() -> None:
    leak = growth("web files", *range(90))
    assert report(1, FLAT).broken == []
    assert report(0, leak).broken == ["web files grew by 89.0 (at most 8.0)"]
    assert report(2, FLAT).broken == ["0.20% of what was asked failed"]
    assert report(0, FLAT, failed=("broken: 3 × KeyError",)).broken == ["broken: 3 × KeyError"]


def test_a_run_that_says_nothing_does_not_hold() -> None:
    assert report(0).broken == ["it was too short to tell what grows"]
    assert report(0, FLAT, but="upload complete").broken == ["nobody was answered: upload complete"]


def test_the_report_tells_the_bound_and_whether_it_holds(tmp_path: Path) -> None:
    told = report(0, growth("web files", *range(90)), FLAT).write(tmp_path).read_text()
    assert "| web files | 0.0 | 44.5 | 89.0 | 89.0 | 89.0 | 8.0 | 29.0, 29.0, 29.0 | **grows** |" in told
    assert "| web threads | 9.0 | 9.0 | 9.0 | 9.0 | 0.0 | 4.0 | 0.0, 0.0, 0.0 | holds |" in told
    assert "Does not hold: web files grew by 89.0 (at most 8.0)" in told
    assert '"holds": false' in (tmp_path / "soak.json").read_text()


def test_growth_that_ends_shows_by_thirds_and_minutes() -> None:
    filling = [(10.0 * number, min(number, 36) + 0.0) for number in range(108)]
    found = Growth.of("web memory", filling)
    assert [round(each) for each in found.thirds] == [35, 0, 0]
    assert (len(found.minutes), found.minutes[0], found.minutes[-1]) == (18, 2.5, 36.0)
