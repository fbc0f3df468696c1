"""Each shift is explained: who is waited for, what was asked, which day is off."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from uuid import UUID

import pytest

from schedule.contracts import CalendarKind
from schedule.domain.engine import placed
from schedule.domain.moments import Moment, moment
from schedule.domain.network import Activity, Network, Span
from schedule.domain.shifts import Shift, ShiftReason, Told, explained
from schedule.domain.work_calendar import FIVE_DAYS, WorkCalendar
from tests.schedule.domain.engine.networks import OFFICES, activity, links, offices

A, B, C = activity("콘티", 2), activity("촬영", 1), activity("편집", 3)
CHAIN = links("촬영", "콘티") + links("편집", "촬영")
BY_HAND = {A.id: ShiftReason.MOVED_BY_HAND}


def at(day: int) -> Moment:
    return moment(date(2026, 3, day), 9 * 60)


def told(network: Network) -> Told:
    return Told(network, placed(network))


def shifts(before: Network, after: Network, asked: Mapping[UUID, ShiftReason] | None = None) -> list[Shift]:
    return list(explained(told(before), told(after), asked or {}))


def reasons(found: list[Shift]) -> list[tuple[str, str, str | None, int]]:
    return [(shift.name, shift.reason, shift.predecessor, shift.days) for shift in found]


def test_what_a_person_moves_takes_along_what_waits_for_it() -> None:
    after = offices(replace(A, not_before=at(4)), B, C, links=CHAIN)
    assert reasons(shifts(offices(A, B, C, links=CHAIN), after, BY_HAND)) == [
        ("콘티", "moved_by_hand", None, 2),
        ("촬영", "waits_for", "콘티", 2),
        ("편집", "waits_for", "촬영", 4),
    ]


def test_what_comes_back_no_longer_waits() -> None:
    before = offices(replace(A, not_before=at(4)), B, C, links=CHAIN)
    assert reasons(shifts(before, offices(A, B, C, links=CHAIN), BY_HAND)) == [
        ("콘티", "moved_by_hand", None, -2),
        ("촬영", "no_longer_waits", "콘티", -2),
        ("편집", "no_longer_waits", "촬영", -4),
    ]


def test_a_link_that_is_taken_away_or_made_is_the_reason_with_its_predecessor() -> None:
    with_link, without = offices(A, B, links=CHAIN[:1]), offices(A, B)
    assert reasons(shifts(with_link, without)) == [("촬영", "no_longer_waits", "콘티", -2)]
    assert reasons(shifts(without, with_link)) == [("촬영", "waits_for", "콘티", 2)]


def test_what_is_asked_for_a_day_that_its_link_does_not_allow_waits() -> None:
    asked = BY_HAND | {B.id: ShiftReason.MOVED_BY_HAND}
    before = offices(A, replace(B, not_before=at(10)), links=CHAIN[:1])
    after = offices(replace(A, not_before=at(5)), replace(B, not_before=at(3)), links=CHAIN[:1])
    assert reasons(shifts(before, after, asked))[-1] == ("촬영", "waits_for", "콘티", -1)


def test_a_day_off_is_the_reason_where_nothing_else_changed() -> None:
    holiday = WorkCalendar(FIVE_DAYS.week, {date(2026, 3, 2): ()})
    before = offices(A, B, links=CHAIN[:1])
    after = replace(before, calendars=OFFICES | {CalendarKind.WORKING: holiday})
    assert reasons(shifts(before, after)) == [("콘티", "calendar", None, 1), ("촬영", "waits_for", "콘티", 1)]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (offices(A), offices(A, begins=at(4))),
        (offices(A), offices(replace(A, not_before=at(4)))),
        (offices(replace(A, held_at=at(2))), offices(replace(A, held_at=at(4)))),
    ],
    ids=["another beginning", "another constraint", "held elsewhere"],
)
def test_another_constraint_is_the_reason_where_nobody_is_named(before: Network, after: Network) -> None:
    assert reasons(shifts(before, after)) == [("콘티", "not_before", None, 2)]


def test_another_length_moves_the_end_alone_and_is_told_as_asked() -> None:
    longer = offices(replace(A, length=Span(3)))
    (shift,) = shifts(offices(A), longer, BY_HAND)
    assert (shift.reason, shift.days, shift.before.start == shift.after.start) == ("moved_by_hand", 0, True)


@pytest.mark.parametrize("other", [A, activity("새 작업", 1)], ids=["unmoved", "new"])
def test_what_stays_and_what_is_new_is_not_told(other: Activity) -> None:
    assert shifts(offices(A), offices(A, other) if other is not A else offices(A)) == []


def test_shifts_are_told_by_their_new_start() -> None:
    after = offices(C, B, replace(A, not_before=at(4)), links=CHAIN)
    found = shifts(offices(C, B, A, links=CHAIN), after, BY_HAND)
    assert [shift.name for shift in found] == ["콘티", "촬영", "편집"]
