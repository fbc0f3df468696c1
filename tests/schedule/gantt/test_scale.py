"""Time is shown as finely as there is room for."""

import itertools
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.domain.language import Language
from schedule.domain.gantt_scale import Zoom, next_unit, parts_of, scale_for, unit_of
from schedule.domain.gantt_words import TIERS, cells_of

FIRST = date(2026, 11, 4)
DAYS = st.dates(date(2000, 1, 1), date(2099, 12, 31))


@pytest.mark.parametrize(
    ("days", "zoom"), [(1, Zoom.DAY), (60, Zoom.DAY), (90, Zoom.WEEK), (330, Zoom.WEEK), (400, Zoom.MONTH)]
)
def test_the_zoom_follows_from_the_span(days: int, zoom: Zoom) -> None:
    assert scale_for((FIRST, FIRST + timedelta(days=days - 1)), 1500).zoom is zoom


def test_decades_are_shown_by_years() -> None:
    assert scale_for((date(2000, 1, 1), date(2040, 12, 31)), 1500).zoom is Zoom.YEAR


def test_a_short_plan_still_has_two_weeks() -> None:
    assert scale_for((FIRST, FIRST), 1500).days == 14


@given(DAYS, DAYS)
def test_a_scale_has_all_its_days_in_whole_units(one: date, other: date) -> None:
    first, last = sorted((one, other))
    scale = scale_for((first, last), 1500)
    assert scale.first <= first <= last < scale.until
    assert scale.first == unit_of(scale.zoom, scale.first)
    assert scale.x_of(scale.until) == pytest.approx(scale.width)


@given(DAYS, DAYS)
def test_days_that_are_asked_for_are_shown_exactly(one: date, other: date) -> None:
    first, last = sorted((one, other))
    scale = scale_for((first, last), 1500, is_exact=True)
    assert (scale.first, scale.until) == (first, last + timedelta(days=1))


@given(DAYS, DAYS, st.floats(200, 900))
def test_parts_follow_each_other_without_gap_and_have_room(one: date, other: date, room: float) -> None:
    first, last = sorted((one, other))
    scale = scale_for((first, last), room, sheets=4)
    parts = parts_of(scale, room)
    assert (parts[0].first, parts[-1].until) == (scale.first, scale.until)
    assert all(before.until == after.first for before, after in itertools.pairwise(parts))
    assert all(part.width <= room + 1e-3 for part in parts)


@given(DAYS, DAYS, st.sampled_from(Language))
def test_the_lines_of_the_header_cover_the_time(one: date, other: date, language: Language) -> None:
    first, last = sorted((one, other))
    scale = scale_for((first, last), 1500)
    for tier in TIERS[scale.zoom]:
        cells = cells_of(tier, scale.first, scale.until, language, is_top=False)
        assert (cells[0].first, cells[-1].until) == (scale.first, scale.until)
        assert all(before.until == after.first for before, after in itertools.pairwise(cells))
        assert all(all(cell.labels) for cell in cells)


@given(DAYS, st.sampled_from(Zoom))
def test_units_follow_each_other(day: date, zoom: Zoom) -> None:
    assert unit_of(zoom, day) <= day < next_unit(zoom, day)
    assert unit_of(zoom, next_unit(zoom, day)) == next_unit(zoom, day)
    assert unit_of(zoom, next_unit(zoom, day) - timedelta(days=1)) == unit_of(zoom, day)
