"""Exact time; see test_law.py for what holds whatever is done."""

from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ai_planning.contracts import Genre, Tempo
from ai_planning.domain.brief import LONGEST_MS, SHORTEST_MS, SHORTEST_SHOT_MS
from ai_planning.domain.plan_refusals import SecondsDoNotFit, ShotTooShort
from ai_planning.domain.time_line import divide, fit, lay_out, shares, stretch

WEIGHTS = st.one_of(st.just([]), st.lists(st.floats(1e-6, 1e6), min_size=12, max_size=12))
DURATIONS = st.integers(SHORTEST_MS, LONGEST_MS)


@pytest.mark.parametrize(
    ("genre", "percent"),
    [
        (Genre.ADVERTISING, (20, 30, 35, 15)),
        (Genre.DRAMA, (25, 35, 25, 15)),
        (Genre.DOCUMENTARY, (15, 40, 30, 15)),
        (Genre.FOOD, (20, 40, 30, 10)),
    ],
)
def test_stages_share_the_film_as_its_genre_asks(genre: Genre, percent: tuple[int, ...]) -> None:
    assert shares(genre) == percent
    laid_out = lay_out(120_000, genre, Tempo.NORMAL)
    assert [sum(laid_out[at : at + 3]) for at in range(0, 12, 3)] == [each * 1200 for each in percent]


@pytest.mark.parametrize("tempo", Tempo)
def test_shots_of_a_round_film_last_tenths_of_seconds(tempo: Tempo) -> None:
    laid_out = lay_out(15_000, Genre.ADVERTISING, tempo)
    assert sum(laid_out) == 15_000
    assert all(each % 100 == 0 for each in laid_out)
    assert len(set(laid_out[3:6])) == 3


def test_slow_and_fast_films_spread_more_than_others() -> None:
    ratios = {}
    for tempo in Tempo:
        stage = lay_out(600_000, Genre.DRAMA, tempo, [3, 2, 1] * 4)[:3]
        ratios[tempo] = stage[0] / stage[2]
    assert ratios == {Tempo.FAST: pytest.approx(1.5, 0.01), Tempo.NORMAL: pytest.approx(4 / 3, 0.01)} | {
        Tempo.SLOW: pytest.approx(1.5, 0.01)
    }


def test_the_shortest_film_has_twelve_shots_of_half_a_second() -> None:
    assert lay_out(SHORTEST_MS, Genre.ADVERTISING, Tempo.FAST, range(1, 13)) == (SHORTEST_SHOT_MS,) * 12


@settings(deadline=None)
@given(DURATIONS, st.sampled_from(list(Genre)), st.sampled_from(list(Tempo)), WEIGHTS)
def test_whatever_is_laid_out_adds_up(duration: int, genre: Genre, tempo: Tempo, weights: list[float]) -> None:
    laid_out = lay_out(duration, genre, tempo, weights)
    assert (sum(laid_out), len(laid_out)) == (duration, 12)
    assert min(laid_out) >= SHORTEST_SHOT_MS


@settings(deadline=None)
@given(st.lists(st.floats(1e-3, 1e6), min_size=1, max_size=12), st.integers(0, 10**7), st.integers(0, 500))
def test_what_is_divided_adds_up_and_keeps_the_least(weights: list[float], more: int, least: int) -> None:
    parts = divide(least * len(weights) + more, weights, least)
    assert sum(parts) == least * len(weights) + more
    assert min(parts) >= least


@settings(deadline=None)
@given(DURATIONS, DURATIONS)
def test_the_same_film_in_another_length_keeps_its_proportions(first: int, second: int) -> None:
    laid_out = lay_out(first, Genre.DRAMA, Tempo.SLOW)
    fitted = fit(laid_out, second)
    assert sum(fitted) == second
    for before, after in zip(laid_out, fitted, strict=True):
        assert after == SHORTEST_SHOT_MS or after <= before * second / first + 1


@settings(deadline=None)
@given(DURATIONS)
def test_the_same_length_changes_nothing(duration: int) -> None:
    laid_out = lay_out(duration, Genre.NEWS, Tempo.FAST)
    assert fit(laid_out, duration) == laid_out
    assert stretch(laid_out, 4, laid_out[4]) == laid_out


def test_what_is_held_keeps_its_time() -> None:
    fitted = fit([1000] * 12, 8_000, held=[0, 5])
    assert (fitted[0], fitted[5], sum(fitted)) == (1000, 1000, 8000)


def test_what_cannot_be_shared_out_is_refused() -> None:
    with pytest.raises(SecondsDoNotFit):
        fit([1000] * 12, 11_000, held=range(12))
    with pytest.raises(SecondsDoNotFit):
        fit([1000] * 12, 6_499, held=[0])
    with pytest.raises(SecondsDoNotFit):
        stretch([1000] * 12, 0, 1001, held=range(1, 12))
    with pytest.raises(ShotTooShort):
        stretch([1000] * 12, 0, 499)


@pytest.mark.parametrize(
    ("wanted", "held", "most"),
    [(6501, (), "6.5"), (60_000, (1,), "6"), (1001, range(1, 12), "1"), (1500, range(2, 12), "1.5")],
)
def test_a_shot_that_is_to_be_too_long_is_told_how_long_it_may_be(wanted: int, held: Sequence[int], most: str) -> None:
    with pytest.raises(SecondsDoNotFit) as refusal:
        stretch([1000] * 12, 0, wanted + 1, held)
    assert dict(refusal.value.faults[0].params) == {"most": most}


def test_a_shot_whose_time_nobody_may_take_is_told_no_limit() -> None:
    with pytest.raises(SecondsDoNotFit) as refusal:
        stretch([1000] * 12, 0, 999, held=range(1, 12))
    assert dict(refusal.value.faults[0].params) == {}


def test_a_longer_shot_takes_from_its_stage_before_the_others() -> None:
    assert stretch([1000] * 12, 1, 1500) == (750, 1500, 750, *[1000] * 9)
    assert stretch([1000] * 12, 1, 2900) == (500, 2900, 500, *[900] * 9)
    assert stretch([1000] * 12, 1, 2900, held=[0]) == (1000, 2900, 500, *stretch([1000] * 12, 1, 2900, [0])[3:])


def test_a_shorter_shot_gives_to_its_stage() -> None:
    assert stretch([1000] * 12, 4, 600) == (1000, 1000, 1000, 1200, 600, 1200, *[1000] * 6)
    assert stretch([1000] * 12, 4, 500, held=[3, 5])[:3] == (1056, 1056, 1056)
