from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis.strategies import dates

from core.domain.errors import InvalidField
from projects.domain.default_plan import LAST_START, default_plan

DAY = timedelta(days=1)


@given(dates(max_value=LAST_START))
def test_the_phases_follow_each_other_without_a_gap(start: date) -> None:
    plan = default_plan(start)
    assert [(phase.group, phase.days) for phase in plan.phases] == [("planning", 7), ("shooting", 1), ("editing", 14)]
    assert plan.start_date == start
    for phase, following in zip(plan.phases, plan.phases[1:], strict=False):
        assert following.start_date == phase.end_date + DAY
    assert all((phase.end_date - phase.start_date) / DAY + 1 == phase.days for phase in plan.phases)
    assert (plan.end_date - plan.start_date) / DAY + 1 == plan.days == 22


@pytest.mark.parametrize(
    ("start", "ends"),
    [
        ("2026-03-01", ("2026-03-07", "2026-03-08", "2026-03-22")),
        ("2026-01-31", ("2026-02-06", "2026-02-07", "2026-02-21")),
        ("2026-12-24", ("2026-12-30", "2026-12-31", "2027-01-14")),
        ("2028-02-22", ("2028-02-28", "2028-02-29", "2028-03-14")),
        ("2026-02-22", ("2026-02-28", "2026-03-01", "2026-03-15")),
        (LAST_START.isoformat(), ("9999-12-16", "9999-12-17", "9999-12-31")),
    ],
)
def test_ends_of_months_and_years_and_a_leap_day(start: str, ends: tuple[str, ...]) -> None:
    assert tuple(phase.end_date.isoformat() for phase in default_plan(date.fromisoformat(start)).phases) == ends


def test_every_phase_has_its_colour() -> None:
    assert [phase.colour for phase in default_plan(date(2026, 3, 1)).phases] == ["#3b82f6", "#ef4444", "#10b981"]


def test_a_plan_that_outlives_the_calendar_is_refused() -> None:
    with pytest.raises(InvalidField) as refused:
        default_plan(LAST_START + DAY)
    assert refused.value.faults[0].pointer == "/schedule/start_date"
