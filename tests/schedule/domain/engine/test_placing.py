"""What each kind of link, constraint and calendar does to a date."""

from dataclasses import replace
from datetime import date

import pytest

from schedule.contracts import CalendarKind
from schedule.domain.analysis import analysed
from schedule.domain.engine import placed, replaced
from schedule.domain.moments import Moment, moment
from schedule.domain.network import Activity, Span
from schedule.domain.placements import PlacedBy, Placement
from schedule.domain.refusals import CyclicLinks, TaskNotFound, TooEarly, TooLate
from schedule.domain.violations import Broken
from schedule.domain.working_time import calendars
from schedule.infrastructure.public_holidays import KnownHolidays
from tests.schedule.domain.engine.networks import OFFICES, activity, key, links, offices

A, B = activity("A", 2), activity("B", 3)
GOAL = activity("Goal", 0)
EVERY_DAY = CalendarKind.EVERY_DAY


def at(day: int, hour: int, month: int = 3) -> Moment:
    return moment(date(2026, month, day), hour * 60)


def days(where: Placement) -> tuple[str, str]:
    return where.first_day.strftime("%m-%d"), where.last_day.strftime("%m-%d")


@pytest.mark.parametrize(
    ("waits", "dates"),
    [
        ("A", ("03-04", "03-06")),
        ("A+2", ("03-06", "03-10")),
        ("A-1", ("03-03", "03-05")),
        ("A:SS", ("03-02", "03-04")),
        ("A:SS+1", ("03-03", "03-05")),
        ("A:FF", ("03-02", "03-04")),
        ("A:FF+3", ("03-04", "03-06")),
        ("A:SF+4", ("03-03", "03-05")),
    ],
)
def test_a_task_starts_when_its_link_allows_it(waits: str, dates: tuple[str, str]) -> None:
    """A takes Monday and Tuesday; B three days."""
    assert days(placed(offices(A, B, links=links("B", waits)))[B.id]) == dates


def test_a_link_and_a_constraint_are_named_as_what_put_it_there() -> None:
    late = replace(B, not_before=at(12, 9))
    assert placed(offices(A, late, links=links("B", "A")))[B.id].by is PlacedBy.NOT_BEFORE
    where = placed(offices(A, B, links=links("B", "A")))
    assert (where[A.id].by, where[B.id].by) == (PlacedBy.BEGINNING, PlacedBy.LINK)
    assert where[B.id].link == links("B", "A")[0]


def test_a_constraint_of_its_own_may_lie_before_the_beginning() -> None:
    assert days(placed(offices(replace(A, not_before=at(27, 9, month=2))))[A.id]) == ("02-27", "03-02")


def test_a_constraint_on_a_day_off_counts_from_the_next_working_minute() -> None:
    assert placed(offices(replace(A, not_before=at(7, 9))))[A.id].start == at(9, 9)


def test_work_on_all_days_goes_on_at_the_week_end_and_office_work_waits_for_monday() -> None:
    shoot = replace(activity("Shoot", 7, calendar=EVERY_DAY))
    where = placed(offices(shoot, A, links=links("A", "Shoot")))
    assert (days(where[shoot.id]), days(where[A.id])) == (("03-02", "03-08"), ("03-09", "03-10"))
    assert analysed(offices(shoot, A, links=links("A", "Shoot")), where).floats[shoot.id].total_float == 0


def test_a_lag_counts_in_the_calendar_of_the_successor() -> None:
    fourth = replace(A, length=Span(4))
    everyday = replace(B, calendar=EVERY_DAY)
    assert days(placed(offices(fourth, everyday, links=links("B", "A+2")))[B.id])[0] == "03-08"
    assert days(placed(offices(fourth, B, links=links("B", "A+2")))[B.id])[0] == "03-10"


@pytest.mark.parametrize(
    ("waits", "day"),
    [("A", "03-03"), ("A:FF", "03-03"), ("A+1", "03-04"), ("A:SS", "03-02"), ("A:SS+1", "03-03"), ("", "03-02")],
    ids=["FS", "FF", "FS+1", "SS", "SS+1", "none"],
)
def test_a_milestone_lies_on_the_day_of_the_work_that_it_waits_for(waits: str, day: str) -> None:
    assert days(placed(offices(A, GOAL, links=links("Goal", waits)))[GOAL.id]) == (day, day)


def test_a_milestone_after_a_shoot_on_sunday_is_on_sunday_and_office_work_goes_on_on_monday() -> None:
    shoot = activity("Shoot", 7, calendar=EVERY_DAY)
    where = placed(offices(shoot, GOAL, A, links=links("Goal", "Shoot") + links("A", "Goal")))
    assert (days(where[GOAL.id])[0], days(where[A.id])[0]) == ("03-08", "03-09")


def test_what_is_held_stays_and_its_unkept_link_is_told() -> None:
    held = replace(B, held_at=at(3, 9))
    network = offices(A, held, links=links("B", "A"))
    where = placed(network)
    assert (where[B.id].start, where[B.id].by) == (at(3, 9), PlacedBy.HELD)
    (broken,) = analysed(network, where).violations
    assert broken[:3] == (B.id, Broken.LINK, at(4, 9))


def test_a_demanded_end_moves_nothing_but_is_told_and_makes_what_leads_to_it_critical() -> None:
    demanded = replace(B, must_end_by=at(6, 0))
    network = offices(A, demanded, activity("C", 9), links=links("B", "A"))
    found = analysed(network, placed(network))
    assert [each[:3] for each in found.violations] == [(B.id, Broken.END, at(6, 0))]
    assert [found.floats[each].total_float for each in (A.id, B.id, key("C"))] == [-480, -480, 0]


def test_a_circle_is_refused_with_the_names_on_its_way() -> None:
    network = offices(A, B, activity("C", 1), links=links("B", "A") + links("C", "B") + links("A", "C"))
    with pytest.raises(CyclicLinks) as refused:
        placed(network)
    assert refused.value.params == {"path": "A → B → C → A"}


def test_a_task_that_waits_for_itself_is_a_circle() -> None:
    with pytest.raises(CyclicLinks) as refused:
        placed(offices(A, links=links("A", "A")))
    assert refused.value.params == {"path": "A → A"}


def test_of_a_long_circle_its_ends_are_named() -> None:
    tasks = [activity(str(at), 1) for at in range(40)]
    circle = [link for at in range(40) for link in links(str(at), str((at - 1) % 40))]
    with pytest.raises(CyclicLinks) as refused:
        placed(offices(*tasks, links=circle))
    path = str(refused.value.params["path"]).split(" → ")
    assert (path[0], path[-1], path[6], len(path)) == ("0", "0", "…", 13)


def test_a_link_to_a_task_that_is_not_there_is_refused() -> None:
    with pytest.raises(TaskNotFound):
        placed(offices(A, links=links("A", "B")))


@pytest.mark.parametrize(
    ("task", "refusal"),
    [
        (replace(A, not_before=-1), TooEarly),
        (replace(A, held_at=moment(date(2100, 1, 1))), TooLate),
        (replace(A, not_before=moment(date(2099, 12, 31), 540)), TooLate),
        (replace(A, length=Span(27_000)), TooLate),
        (replace(GOAL, not_before=moment(date(2100, 1, 1))), TooLate),
    ],
    ids=["before 2000", "held in 2100", "over the end of 2099", "long", "milestone in 2100"],
)
def test_nothing_is_placed_outside_of_2000_to_2099(task: Activity, refusal: type[Exception]) -> None:
    with pytest.raises(refusal):
        placed(offices(task))


def test_a_root_that_moves_takes_what_waits_for_it_along_and_nothing_else() -> None:
    other = activity("C", 1)
    before = placed(offices(A, B, other, links=links("B", "A")))
    later = offices(replace(A, not_before=at(9, 9)), B, other, links=links("B", "A"))
    after = replaced(later, before, [A.id])
    assert days(after[B.id]) == ("03-11", "03-13")
    assert after[other.id] is before[other.id]


@pytest.mark.parametrize(
    ("begins", "dates"),
    [
        (date(2026, 2, 11), ("02-11", "02-12", "02-13", "02-19")),
        (date(2027, 2, 3), ("02-03", "02-04", "02-05", "02-10")),
        (date(2026, 12, 30), ("12-30", "12-31", "01-04", "01-05")),
        (date(2028, 2, 28), ("02-28", "02-29", "03-02", "03-03")),
    ],
    ids=["Lunar New Year 2026", "Lunar New Year 2027", "year end", "leap day"],
)
def test_days_are_counted_over_holidays_substitutes_and_the_ends_of_months_and_years(
    begins: date, dates: tuple[str, ...]
) -> None:
    """Two days of work, then two more."""
    works = calendars(OFFICES[CalendarKind.WORKING].week, KnownHolidays().of("KR"))
    first, second = activity("A", 2), activity("B", 2)
    network = replace(offices(first, second, links=links("B", "A"), begins=moment(begins, 540)), calendars=works)
    where = placed(network)
    assert (*days(where[first.id]), *days(where[second.id])) == dates


@pytest.mark.parametrize(
    ("begins", "ends"),
    [
        (date(2026, 2, 1), ("02-07", "02-08", "02-22")),
        (date(2027, 2, 1), ("02-07", "02-08", "02-22")),
        (date(2028, 2, 20), ("02-26", "02-27", "03-12")),
        (date(2026, 12, 20), ("12-26", "12-27", "01-10")),
    ],
    ids=["Lunar New Year 2026", "Lunar New Year 2027", "leap day", "year end"],
)
def test_seven_one_and_fourteen_days_on_all_days_are_twenty_two_days_whatever_is_off(
    begins: date, ends: tuple[str, ...]
) -> None:
    works = calendars(OFFICES[CalendarKind.WORKING].week, KnownHolidays().of("KR"))
    lengths = {"plan": 7, "shoot": 1, "edit": 14}
    tasks = [activity(name, length, calendar=EVERY_DAY) for name, length in lengths.items()]
    waits = links("shoot", "plan") + links("edit", "shoot")
    where = placed(replace(offices(*tasks, links=waits, begins=moment(begins)), calendars=works))
    assert tuple(days(where[key(name)])[1] for name in lengths) == ends
    assert (where[key("edit")].last_day - begins).days == 21
