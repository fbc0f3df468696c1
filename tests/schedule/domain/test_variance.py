"""How far a schedule has come away from a baseline."""

from dataclasses import replace
from datetime import date
from uuid import UUID

import pytest

from core.domain.errors import InvalidField
from schedule.contracts.words import TaskKind
from schedule.domain.baseline import Baseline, Outline, Planned, planned_tasks
from schedule.domain.moments import moment
from schedule.domain.network import Span
from schedule.domain.variance import Difference, compared
from tests.schedule.scenarios import AT, KIM, film

IDS = [UUID(int=number) for number in range(1, 6)]


def planned(number: int, first: date, last: date, days: int = 5, minutes: int = 0) -> Planned:
    starts, ends = moment(first, 9 * 60), moment(last, 18 * 60)
    return Planned(IDS[number], f"작업 {number}", TaskKind.TASK, starts, ends, first, last, Span(days, minutes))


SHOOT = planned(0, date(2026, 3, 2), date(2026, 3, 6))
EDIT = planned(1, date(2026, 3, 9), date(2026, 3, 13))


def baseline(*tasks: Planned) -> Baseline:
    return Baseline(IDS[3], IDS[4], "1차", {each.id: each for each in tasks}, 7, IDS[2], AT)


def test_a_schedule_that_stands_has_no_variance() -> None:
    found = compared(baseline(SHOOT, EDIT).planned, [SHOOT, EDIT])
    assert [each.difference for each in found.tasks] == [Difference.SAME] * 2
    assert {(each.start_days, each.finish_days, each.duration_days) for each in found.tasks} == {(0, 0, 0)}
    assert found.finish_days == 0


def test_what_is_later_and_longer_is_told_in_days() -> None:
    later = replace(planned(1, date(2026, 3, 11), date(2026, 3, 19), 6, 90), name="새 이름")
    found = compared(baseline(SHOOT, EDIT).planned, [SHOOT, later])
    variance = found.tasks[1]
    assert (variance.difference, variance.start_days, variance.finish_days) == (Difference.CHANGED, 2, 6)
    assert (variance.duration_days, variance.duration_minutes) == (1, 90)
    assert variance.shown.name == "새 이름"
    assert found.finish_days == 6


def test_what_is_earlier_is_negative() -> None:
    earlier = planned(1, date(2026, 3, 5), date(2026, 3, 6), 2)
    found = compared(baseline(EDIT).planned, [earlier])
    assert [(each.start_days, each.finish_days, each.duration_days) for each in found.tasks] == [(-4, -7, -3)]
    assert found.finish_days == -7


def test_another_hour_of_the_same_day_is_a_change_of_no_days() -> None:
    found = compared(baseline(EDIT).planned, [replace(EDIT, starts=EDIT.starts + 60)])
    assert [(each.difference, each.start_days) for each in found.tasks] == [(Difference.CHANGED, 0)]


def test_what_is_new_and_what_is_gone_is_told_without_variance() -> None:
    new = planned(2, date(2026, 3, 2), date(2026, 3, 3), 2)
    found = compared(baseline(SHOOT, EDIT).planned, [new, EDIT])
    told = [(each.shown.id, each.difference) for each in found.tasks]
    assert told == [(IDS[2], Difference.ADDED), (IDS[1], Difference.SAME), (IDS[0], Difference.REMOVED)]
    assert [each.start_days for each in found.tasks] == [None, 0, None]
    assert {each.duration_minutes for each in found.tasks} == {None, 0}


def test_of_an_empty_schedule_there_is_no_end_to_compare() -> None:
    assert compared({}, [EDIT]).finish_days is None
    assert compared(baseline(EDIT).planned, []).finish_days is None
    assert Outline.of([]) == Outline(None, None)


def test_a_baseline_tells_what_it_holds_from_the_first_day_to_the_last() -> None:
    saved = Baseline.of(film(), IDS[3], "  착수\u1100\u1161 ", KIM, AT)
    row = saved.row()
    assert (row.name, row.task_count, row.start_date, row.end_date) == (
        "착수가",
        4,
        date(2026, 3, 9),
        date(2026, 3, 20),
    )
    assert (row.schedule_version, row.created_by_id, row.created_at) == (film().version, KIM, AT)
    assert [each.name for each in saved.planned.values()] == ["콘티", "촬영", "편집", "시사"]
    assert {each.difference for each in compared(saved.planned, planned_tasks(film())).tasks} == {Difference.SAME}


@pytest.mark.parametrize("name", ["", " \n", "가" * 101, "a\u202eb"])
def test_a_name_has_to_be_readable(name: str) -> None:
    with pytest.raises(InvalidField):
        Baseline.of(film(), IDS[3], name, KIM, AT)
