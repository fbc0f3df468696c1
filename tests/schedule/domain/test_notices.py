"""On which days people are reminded of what is due."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from schedule.domain.notices import Notice, ends_to_look_at, name_of_notice, notice_of

DUE = date(2026, 3, 10)
SEOUL = ZoneInfo("Asia/Seoul")


def at(days: int, hour: int) -> datetime:
    return datetime(2026, 3, 10, hour, tzinfo=SEOUL) + timedelta(days=days)


def test_there_are_notices_three_days_and_one_day_before_on_the_day_and_every_day_after() -> None:
    told = {days: notice_of(DUE, at(days, 12)) for days in range(-5, 4)}
    assert told == {
        -5: None, -4: None, -3: Notice.IN_3_DAYS, -2: None, -1: Notice.TOMORROW, 0: Notice.TODAY,
        1: Notice.OVERDUE, 2: Notice.OVERDUE, 3: Notice.OVERDUE,
    }  # fmt: skip


@pytest.mark.parametrize(("hour", "is_told"), [(0, False), (8, False), (9, True), (23, True)])
def test_nobody_is_told_anything_before_nine(hour: int, is_told: bool) -> None:
    assert (notice_of(DUE, at(0, hour)) is not None) is is_told


def test_what_is_overdue_for_more_than_a_month_is_let_rest() -> None:
    assert [notice_of(DUE, at(days, 9)) for days in (30, 31)] == [Notice.OVERDUE, None]


def test_every_end_that_may_have_to_be_told_of_anywhere_is_looked_at() -> None:
    now = datetime(2026, 3, 10, 12, tzinfo=UTC)
    first, last = ends_to_look_at(now)
    zones = [ZoneInfo(name) for name in ("Pacific/Kiritimati", "Asia/Seoul", "Pacific/Pago_Pago")]
    for hours in range(24):
        moment = datetime(2026, 3, 10, hours, tzinfo=UTC)
        for zone in zones:
            told = [day for day in range(-60, 60) if notice_of(DUE + timedelta(days=day), moment.astimezone(zone))]
            assert all(first <= DUE + timedelta(days=day) <= last for day in told), (hours, zone)


def test_an_end_that_is_moved_is_another_reminder_and_one_that_is_past_has_one_a_day() -> None:
    moved = DUE + timedelta(days=1)
    assert name_of_notice(Notice.TODAY, DUE, at(0, 9)) != name_of_notice(Notice.TODAY, moved, at(1, 9))
    assert name_of_notice(Notice.OVERDUE, DUE, at(2, 9)) == name_of_notice(Notice.OVERDUE, moved, at(2, 20))
    assert name_of_notice(Notice.OVERDUE, DUE, at(2, 9)) != name_of_notice(Notice.OVERDUE, DUE, at(3, 9))
