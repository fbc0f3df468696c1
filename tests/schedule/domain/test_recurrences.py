"""When rules come round: as RFC 5545 says in its examples, and as python-dateutil says of whole series."""

from datetime import UTC, date, datetime, timedelta

import pytest
from dateutil.rrule import rrulestr
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from schedule.domain.event_rule_text import parse_rule, rule_text
from schedule.domain.event_span import AllDay, Timed, instant
from schedule.infrastructure.recurrences import DateutilRecurrences

KNOWN = DateutilRecurrences()
EXAMPLES = [
    ("1997-09-02", "FREQ=DAILY;COUNT=10", "09-02 09-03 09-04 09-05 09-06 09-07 09-08 09-09 09-10 09-11"),
    ("1997-09-02", "FREQ=DAILY;INTERVAL=10;COUNT=5", "09-02 09-12 09-22 10-02 10-12"),
    ("1997-09-02", "FREQ=WEEKLY;INTERVAL=2;WKST=SU;UNTIL=19971015", "09-02 09-16 09-30 10-14"),
    ("1997-09-02", "FREQ=WEEKLY;COUNT=6;WKST=SU;BYDAY=TU,TH", "09-02 09-04 09-09 09-11 09-16 09-18"),
    ("1997-09-05", "FREQ=MONTHLY;COUNT=4;BYDAY=1FR", "09-05 10-03 11-07 12-05"),
    ("1997-09-22", "FREQ=MONTHLY;COUNT=3;BYDAY=-2MO", "09-22 10-20 11-17"),
    ("1997-09-28", "FREQ=MONTHLY;COUNT=4;BYMONTHDAY=-3", "09-28 10-29 11-28 12-29"),
    ("1997-09-04", "FREQ=MONTHLY;COUNT=3;BYDAY=TU,WE,TH;BYSETPOS=3", "09-04 10-07 11-06"),
    ("1997-09-29", "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-2;COUNT=3", "09-29 10-30 11-27"),
    ("1997-08-05", "FREQ=WEEKLY;INTERVAL=2;COUNT=4;BYDAY=TU,SU;WKST=MO", "08-05 08-10 08-19 08-24"),
    ("1997-08-05", "FREQ=WEEKLY;INTERVAL=2;COUNT=4;BYDAY=TU,SU;WKST=SU", "08-05 08-17 08-19 08-31"),
]  # fmt: skip


def day(text: str) -> AllDay:
    wanted = date.fromisoformat(text)
    return AllDay(wanted, wanted)


@pytest.mark.parametrize(("start", "rule", "expected"), EXAMPLES, ids=[rule for _, rule, _ in EXAMPLES])
def test_the_examples_of_the_rfc(start: str, rule: str, expected: str) -> None:
    span = day(start)
    parsed = parse_rule(rule, span)
    assert KNOWN.begins(parsed, span.wall)
    found = KNOWN.between(parsed, span.wall, span.wall, span.wall + timedelta(days=100))
    assert [f"{each:%m-%d}" for each in found] == expected.split()


def rules() -> st.SearchStrategy[str]:
    days = st.lists(st.sampled_from(["MO", "TU", "WE", "TH", "FR", "SA", "SU"]), min_size=1, max_size=3, unique=True)
    several = days.map(lambda names: f";BYDAY={','.join(names)}")
    months = st.lists(st.integers(1, 12), min_size=1, max_size=4, unique=True).map(
        lambda numbers: f";BYMONTH={','.join(map(str, numbers))}"
    )
    monthly = st.sampled_from(
        [";BYDAY=1MO", ";BYDAY=-1FR,2WE", ";BYMONTHDAY=-1", ";BYMONTHDAY=13,31", ";BYDAY=MO,FR;BYSETPOS=-1"]
    )
    yearly = st.sampled_from(
        [
            ";BYMONTH=3;BYDAY=2SU",
            ";BYWEEKNO=1,-1;BYDAY=TU",
            ";BYWEEKNO=53;BYDAY=MO,SU;WKST=SU",
            ";BYYEARDAY=1,-1,366",
            ";BYDAY=20MO",
        ]
    )
    kinds = st.one_of(
        st.tuples(st.just("FREQ=DAILY"), st.one_of(st.just(""), several, months, st.just(";BYMONTHDAY=1,-1"))),
        st.tuples(st.just("FREQ=WEEKLY"), st.one_of(st.just(""), several, months, st.just(";BYDAY=MO,SU;WKST=SU"))),
        st.tuples(st.just("FREQ=MONTHLY"), st.one_of(st.just(""), monthly)),
        st.tuples(st.just("FREQ=YEARLY"), st.one_of(st.just(""), months, yearly)),
    )
    interval = st.integers(1, 5).map(lambda number: f";INTERVAL={number}")
    end = st.one_of(st.just(""), st.integers(1, 60).map(lambda number: f";COUNT={number}"), st.just(";UNTIL=20300315"))
    return st.tuples(kinds, interval, end).map(lambda parts: "".join((*parts[0], *parts[1:])))


@settings(max_examples=100, deadline=None)
@given(
    rules(),
    st.dates(date(2024, 1, 1), date(2026, 12, 31)),
    st.integers(0, 2500),
    st.integers(0, 120),
)
def test_a_window_shows_what_the_whole_series_has_there(text: str, first: date, ahead: int, length: int) -> None:
    """From the first day on which the rule comes round."""
    first = first.replace(day=min(first.day, 28))
    whole = rrulestr(f"RRULE:{text.split(';COUNT')[0]}", dtstart=datetime.combine(first, datetime.min.time()))
    start = next(iter(whole), None)
    assume(start is not None)
    assert start is not None
    span = AllDay(start.date(), start.date())
    low = start + timedelta(days=ahead)
    high = low + timedelta(days=length)
    rule = parse_rule(text, span)
    assert KNOWN.begins(rule, start)
    expected = rrulestr(f"RRULE:{text}", dtstart=start).between(low, high, inc=True)
    assert list(KNOWN.between(rule, start, low, high)) == expected
    assert parse_rule(rule_text(rule, span), span) == rule


def test_a_time_that_clocks_leave_out_is_an_hour_later() -> None:
    wall = datetime.fromisoformat("2026-03-08T02:30")
    assert instant(wall, "America/New_York") == datetime(2026, 3, 8, 7, 30, tzinfo=UTC)
    twice = datetime.fromisoformat("2026-11-01T01:30")
    assert instant(twice, "America/New_York") == datetime(2026, 11, 1, 5, 30, tzinfo=UTC)


def test_an_end_in_utc_is_one_of_the_zones_clocks() -> None:
    span = Timed(datetime(2026, 3, 2, 14, tzinfo=UTC), datetime(2026, 3, 2, 15, tzinfo=UTC), "America/New_York")
    rule = parse_rule("FREQ=WEEKLY;UNTIL=20260309T130000Z", span)
    assert len(KNOWN.between(rule, span.wall, span.wall, span.wall + timedelta(days=300))) == 2
    assert rule_text(rule, span) == "FREQ=WEEKLY;UNTIL=20260309T130000Z"


def test_rules_that_never_come_round_are_answered_at_once() -> None:
    """python-dateutil alone goes on to the year 9999."""
    span, far = day("2026-03-02"), datetime(2099, 12, 31)  # noqa: DTZ001 - a clock on the wall
    for rule in ("FREQ=MONTHLY;BYDAY=MO;BYSETPOS=10", "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30", "FREQ=DAILY;BYMONTH=2"):
        assert not KNOWN.begins(parse_rule(rule, span), span.wall)
    for rule in ("FREQ=MONTHLY;BYDAY=MO;BYSETPOS=10", "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30;COUNT=5"):
        assert KNOWN.between(parse_rule(rule, span), span.wall, span.wall, far) == ()


def test_a_series_that_is_counted_over_a_century_is_asked_of_often() -> None:
    """Each New Year's Eve, of a rule of days: more than the 36,000 days that it is gone through at most once."""
    span = day("2000-12-31")
    rule = parse_rule("FREQ=DAILY;BYMONTH=12;BYMONTHDAY=31;COUNT=99", span)
    eves = [datetime(year, 12, 31) for year in range(2000, 2100)]  # noqa: DTZ001 - a clock on the wall
    for _ in range(500):
        assert [KNOWN.between(rule, span.wall, eve, eve) == (eve,) for eve in eves] == [True] * 99 + [False]
