from datetime import UTC, date, datetime

from projects.domain.days import Day, last_days

NOW = datetime(2026, 3, 1, 16, 30, tzinfo=UTC)


def test_a_day_begins_and_ends_in_the_zone_of_the_project() -> None:
    counted = [(datetime(2026, 3, 1, 14, 45, tzinfo=UTC), 2), (datetime(2026, 3, 1, 15, 0, tzinfo=UTC), 3)]
    assert last_days(counted, "Asia/Seoul", NOW, 2) == (Day(date(2026, 3, 1), 2), Day(date(2026, 3, 2), 3))
    assert last_days(counted, "America/New_York", NOW, 2) == (Day(date(2026, 2, 28), 0), Day(date(2026, 3, 1), 5))


def test_days_without_events_are_told_and_older_ones_left_out() -> None:
    counted = [(datetime(2026, 1, 1, tzinfo=UTC), 7), (datetime(2026, 2, 1, tzinfo=UTC), 1)]
    days = last_days(counted, "Asia/Seoul", NOW, 30)
    assert [day.date for day in (days[0], days[-1])] == [date(2026, 2, 1), date(2026, 3, 2)]
    assert [day.events for day in days] == [1, *[0] * 29]


def test_a_zone_a_quarter_off_has_its_own_midnight() -> None:
    counted = [(datetime(2026, 3, 1, 18, 0, tzinfo=UTC), 1), (datetime(2026, 3, 1, 18, 15, tzinfo=UTC), 1)]
    assert [day.events for day in last_days(counted, "Asia/Kathmandu", NOW.replace(hour=20), 2)] == [1, 1]
