"""Arrows leave and reach the sides that their links speak of, and go around what is written."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schedule.contracts import LinkType
from schedule.domain.gantt_routes import End, clipped, route
from schedule.domain.gantt_shapes import Box, Point

ROW = 24.0
PLACES = st.tuples(st.integers(0, 30), st.floats(0, 500), st.floats(2, 200))
BOTH = st.tuples(PLACES, PLACES).filter(lambda pair: pair[0][0] != pair[1][0])


def end(place: tuple[int, float, float]) -> End:
    row, left, width = place
    return End(row, Box(left, row * ROW + 5, width, 14))


@pytest.mark.parametrize("type_", LinkType)
@given(BOTH)
def test_an_arrow_runs_across_and_down_from_end_to_end(
    type_: LinkType, places: tuple[tuple[int, float, float], tuple[int, float, float]]
) -> None:
    out, into = map(end, places)
    points = route(type_, out, into, {}, ROW)
    assert all(a[0] == pytest.approx(b[0]) or a[1] == pytest.approx(b[1]) for a, b in pairwise(points))
    assert points[0] == pytest.approx((out.right if type_.value[0] == "F" else out.left, out.middle))
    assert _touches(into, points[-1], type_)


def _touches(into: End, tip: Point, type_: LinkType) -> bool:
    """At the side that waits, or from above or below just within it."""
    side = into.left if type_.value[1] == "S" else into.right
    is_beside = tip == pytest.approx((side, into.middle))
    is_above = tip[1] in (into.box.y, into.box.bottom) and abs(tip[0] - side) <= 7.001
    return is_beside or is_above


def test_it_goes_around_a_text_between() -> None:
    out, into = end((0, 0, 50)), end((2, 200, 50))
    straight = route(LinkType.FINISH_START, out, into, {}, ROW)
    around = route(LinkType.FINISH_START, out, into, {1: (30.0, 90.0)}, ROW)
    assert straight[1][0] == pytest.approx(57)
    assert around[1][0] > 90


def test_where_no_way_is_free_it_crosses_the_fewest() -> None:
    out, into = end((0, 0, 50)), end((3, 200, 50))
    points = route(LinkType.FINISH_START, out, into, {1: (30.0, 120.0), 2: (0.0, 300.0)}, ROW)
    assert points[1][0] > 120


@given(
    st.lists(st.tuples(st.booleans(), st.floats(-300, 300)), min_size=1, max_size=6),
    st.tuples(st.floats(-100, 100), st.floats(-100, 100)),
)
def test_what_is_cut_to_a_sheet_stays_on_it(steps: list[tuple[bool, float]], start: Point) -> None:
    points = [start]
    for is_across, by in steps:
        x, y = points[-1]
        points.append((x + by, y) if is_across else (x, y + by))
    sheet = Box(-50, -50, 100, 100)
    for part in clipped(points, sheet):
        assert all(sheet.holds(Box(x, y, 0, 0)) for x, y in part)
        assert all(a[0] == b[0] or a[1] == b[1] for a, b in pairwise(part))


def test_what_is_wholly_on_the_sheet_is_left_whole() -> None:
    points = ((0.0, 0.0), (10.0, 0.0), (10.0, 20.0))
    assert clipped(points, Box(-5, -5, 50, 50)) == [points]
