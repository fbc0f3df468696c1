from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest

from identity.contracts import Digest, QuietHours
from notifications.domain.mail_time import GATHERING, after_quiet, due_at

SEOUL, NEW_YORK, KATHMANDU = ZoneInfo("Asia/Seoul"), ZoneInfo("America/New_York"), ZoneInfo("Asia/Kathmandu")
NIGHT, NOON = QuietHours(time(22), time(7, 30)), QuietHours(time(12), time(13))


def at(zone: ZoneInfo, *clock: int) -> datetime:
    return datetime(*clock, tzinfo=zone).astimezone(UTC)  # type: ignore[arg-type]  # year to second


def test_a_mail_leaves_at_once_but_for_the_moment_in_which_more_may_come() -> None:
    now = at(SEOUL, 2026, 3, 2, 15)
    assert due_at(now, Digest.OFF, None, SEOUL) == now + GATHERING


@pytest.mark.parametrize(
    ("now", "end"),
    [
        (at(SEOUL, 2026, 3, 2, 22), at(SEOUL, 2026, 3, 3, 7, 30)),
        (at(SEOUL, 2026, 3, 3, 0, 10), at(SEOUL, 2026, 3, 3, 7, 30)),
        (at(SEOUL, 2026, 3, 3, 7, 29), at(SEOUL, 2026, 3, 3, 7, 30)),
        (at(SEOUL, 2026, 3, 3, 7, 30), at(SEOUL, 2026, 3, 3, 7, 30)),
        (at(SEOUL, 2026, 3, 3, 21, 59), at(SEOUL, 2026, 3, 3, 21, 59)),
    ],
)
def test_quiet_hours_hold_back_until_their_end_over_midnight_too(now: datetime, end: datetime) -> None:
    assert after_quiet(now, NIGHT, SEOUL) == end


def test_quiet_hours_within_a_day_hold_back_until_their_end() -> None:
    assert after_quiet(at(SEOUL, 2026, 3, 2, 12, 30), NOON, SEOUL) == at(SEOUL, 2026, 3, 2, 13)
    assert after_quiet(at(SEOUL, 2026, 3, 2, 11, 59), NOON, SEOUL) == at(SEOUL, 2026, 3, 2, 11, 59)


def test_quiet_hours_follow_the_clock_of_the_person_when_it_is_put_forward() -> None:
    """In New York the night to 8 March 2026 has no hour from two to three."""
    assert after_quiet(at(NEW_YORK, 2026, 3, 7, 23), NIGHT, NEW_YORK) == datetime(2026, 3, 8, 11, 30, tzinfo=UTC)
    skipped = QuietHours(time(1), time(2, 30))
    assert after_quiet(at(NEW_YORK, 2026, 3, 8, 1, 30), skipped, NEW_YORK) == datetime(2026, 3, 8, 7, 30, tzinfo=UTC)


def test_hourly_mails_leave_at_the_full_hour_of_the_person() -> None:
    assert due_at(at(SEOUL, 2026, 3, 2, 15, 20), Digest.HOURLY, None, SEOUL) == at(SEOUL, 2026, 3, 2, 16)
    assert due_at(at(KATHMANDU, 2026, 3, 2, 15, 20), Digest.HOURLY, None, KATHMANDU) == at(KATHMANDU, 2026, 3, 2, 16)


def test_daily_mails_leave_at_nine_of_the_person() -> None:
    assert due_at(at(SEOUL, 2026, 3, 2, 8, 59), Digest.DAILY, None, SEOUL) == at(SEOUL, 2026, 3, 2, 9)
    assert due_at(at(SEOUL, 2026, 3, 2, 9), Digest.DAILY, None, SEOUL) == at(SEOUL, 2026, 3, 3, 9)
    assert due_at(at(NEW_YORK, 2026, 3, 7, 12), Digest.DAILY, None, NEW_YORK) == at(NEW_YORK, 2026, 3, 8, 9)


def test_a_digest_waits_for_the_end_of_quiet_hours() -> None:
    late = QuietHours(time(22), time(10))
    assert due_at(at(SEOUL, 2026, 3, 2, 12), Digest.DAILY, late, SEOUL) == at(SEOUL, 2026, 3, 3, 10)
    assert due_at(at(SEOUL, 2026, 3, 2, 21, 59, 55), Digest.OFF, late, SEOUL) == at(SEOUL, 2026, 3, 3, 10)


def test_nothing_is_due_before_now_and_all_within_a_day_and_the_quiet_hours() -> None:
    start = at(SEOUL, 2026, 3, 1)
    for minutes in range(0, 48 * 60, 7):
        now = start + timedelta(minutes=minutes)
        for digest in Digest:
            due = due_at(now, digest, NIGHT, SEOUL)
            assert now < due <= now + timedelta(days=1, hours=10)
            assert after_quiet(due, NIGHT, SEOUL) == due
