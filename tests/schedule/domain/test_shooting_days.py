from datetime import date
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis.strategies import integers, lists, sampled_from

from schedule.domain.moments import day_of, minute_of, moment
from schedule.domain.shooting_days import Pace, PlaceDay, ShotToFilm, by_place, shooting_days
from schedule.domain.work_calendar import FIVE_DAYS, WorkCalendar

MONDAY = date(2026, 11, 30)
PLACES = ("카페", "옥상", "집", "")


def shots(*places: str) -> list[ShotToFilm]:
    return [ShotToFilm(UUID(int=at), at, f"샷 {at}", place, 2.5) for at, place in enumerate(places, 1)]


def days(*places: str, per_shot: int = 60, moving: int = 60, calendar: WorkCalendar = FIVE_DAYS) -> list[PlaceDay]:
    return shooting_days(by_place(shots(*places)), Pace(per_shot, moving), calendar, moment(MONDAY))


def times(found: list[PlaceDay], calendar: WorkCalendar = FIVE_DAYS) -> list[str]:
    """When each shot is called: 30 09:00."""
    called = []
    for each in found:
        for call in each.calls:
            at = calendar.start_of(calendar.worked(each.starts) + call.after)
            called.append(f"{day_of(at):%d} {minute_of(at) // 60:02d}:{minute_of(at) % 60:02d}")
    return called


def test_places_come_in_the_order_of_the_film_and_each_once_however_it_is_spelt() -> None:
    found = by_place(reversed(shots("카페", "한강 공원", "카페", "한강공원", "")))
    assert [(place, [shot.position for shot in group]) for place, group in found] == [
        ("카페", [1, 3]),
        ("한강 공원", [2, 4]),
        ("", [5]),
    ]


def test_shots_are_called_one_after_the_other_past_lunch() -> None:
    found = days("카페", "카페", "카페", "카페")
    assert times(found) == ["30 09:00", "30 10:00", "30 11:00", "30 13:00"]
    assert [(each.minutes, each.since) for each in found] == [(240, 0)]


def test_the_way_to_the_next_place_takes_its_time() -> None:
    found = days("카페", "카페", "옥상", moving=90)
    assert times(found) == ["30 09:00", "30 10:00", "30 13:30"]
    assert [each.since for each in found] == [0, 90]


def test_a_shot_that_does_not_fit_is_the_first_of_the_next_day() -> None:
    found = days(*["카페"] * 6, per_shot=100)
    assert times(found) == ["30 09:00", "30 10:40", "30 13:20", "30 15:00", "01 09:00", "01 10:40"]
    assert found[0].minutes == 480 + 200


def test_whoever_moves_when_the_day_ends_is_there_in_the_morning() -> None:
    assert times(days(*["카페"] * 8, "옥상"))[-1] == "01 09:00"
    assert times(days(*["카페"] * 7, "옥상"))[-1] == "01 09:00"
    assert times(days(*["카페"] * 7, "옥상", moving=0))[-1] == "30 17:00"


def test_a_shot_longer_than_a_day_begins_a_day_and_goes_on() -> None:
    found = days("카페", "카페", per_shot=600)
    assert times(found) == ["30 09:00", "02 09:00"]


def test_days_off_are_no_days_of_shooting() -> None:
    off = WorkCalendar(FIVE_DAYS.week, {date(2026, 12, 1): ()})
    assert times(days(*["카페"] * 9, calendar=off), off)[-1] == "02 09:00"


@given(lists(sampled_from(PLACES), min_size=1, max_size=12), integers(5, 900), integers(0, 900))
def test_calls_follow_each_other_and_only_a_shot_of_more_than_a_day_goes_past_its_day(
    places: list[str], per_shot: int, moving: int
) -> None:
    found = days(*places, per_shot=per_shot, moving=moving)
    assert sorted(call.shot.position for each in found for call in each.calls) == list(range(1, len(places) + 1))
    ended = 0
    for each in found:
        first = FIVE_DAYS.worked(each.starts)
        assert each.since == (first - ended if ended else 0)
        assert each.calls[0].after == 0
        for call in each.calls:
            number = first + call.after
            assert number >= ended
            ended = number + per_shot
            begins, ends = day_of(FIVE_DAYS.start_of(number)), day_of(FIVE_DAYS.end_of(ended))
            assert begins == ends or per_shot > FIVE_DAYS.day_minutes
        assert first + each.minutes == ended


@pytest.mark.parametrize("moving", [0, 60])
def test_one_place_needs_no_way(moving: int) -> None:
    assert times(days("카페", moving=moving)) == ["30 09:00"]
