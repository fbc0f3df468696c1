"""Which deadlines of a schedule others are told."""

from datetime import date, timedelta

import pytest

from core.domain.ids import new_id
from schedule.contracts.rows import DeadlineRow
from schedule.domain.deadlines import MOST_DEADLINES, Outlined

TODAY = date(2026, 3, 10)


def outlined(*days: int) -> Outlined:
    """With a deadline so many days from today each."""
    rows = (DeadlineRow("milestone", new_id(), "검수", TODAY + timedelta(days=each)) for each in days)
    return Outlined("shooting", None, None, 0, tuple(rows))


def told(*days: int) -> list[int]:
    return [(each.date - TODAY).days for each in outlined(*days).near(TODAY).deadlines]


def test_what_comes_is_told_however_much_was_missed() -> None:
    assert told(*range(-90, -30), 2, 5) == [*range(-78, -30), 2, 5]


def test_the_next_ones_are_told_where_more_come() -> None:
    assert told(-4, -3, *range(200)) == list(range(MOST_DEADLINES))


def test_yesterday_is_today_elsewhere() -> None:
    assert told(*range(-2, 60))[0] == -1


@pytest.mark.parametrize("days", [(), (-3,), (-3, -2, 1), (0, 4)])
def test_few_are_all_told_in_their_order(days: tuple[int, ...]) -> None:
    assert told(*days) == list(days)
