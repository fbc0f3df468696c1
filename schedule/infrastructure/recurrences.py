"""Recurrences by python-dateutil, which knows the grammar of RFC 5545.

dateutil goes on to the year 9999 where a rule never comes round again, and makes each day before it filters. So it is
asked of one month or one year alone, and of those that look alike (the same first weekday, as long) once: a century
is gone through in a millisecond. Rules of days and weeks are those of months that take what their interval leaves.
"""

from calendar import isleap, monthrange
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from functools import lru_cache
from itertools import dropwhile, islice

from dateutil import rrule as dateutil

from schedule.domain.event_pattern import FAR
from schedule.domain.event_rule import Frequency, Rule
from schedule.domain.event_span import Wall

_YEARLY, _MONTHLY = (dateutil.YEARLY, 10_000), (dateutil.MONTHLY, 120_000)
_SHORT = (Frequency.DAILY, Frequency.WEEKLY)
_WEEKDAYS = dateutil.weekdays
_MONTH, _YEAR = range(1, 13), range(2001, 2029)
_MONTHS = {monthrange(year, month): date(year, month, 1) for year in _YEAR for month in _MONTH}
_YEARS = {(date(year, 1, 1).weekday(), isleap(year), isleap(year - 1)): date(year, 1, 1) for year in _YEAR}


class DateutilRecurrences:
    def between(self, rule: Rule, start: Wall, low: Wall, high: Wall) -> tuple[Wall, ...]:
        last = _last(rule, start) if rule.count else rule.until
        until = high if last is None else min(last, high)
        return tuple(dropwhile(lambda wall: wall < low, _walls(rule, start, max(start, low), until)))

    def begins(self, rule: Rule, start: Wall) -> bool:
        return start in _walls(replace(rule, count=None, until=None), start, start, start)


@lru_cache(maxsize=4096)
def _last(rule: Rule, start: Wall) -> Wall:
    """Of a number of times; before the start where there is none."""
    last = start - timedelta.resolution
    for last in islice(_walls(rule, start, start, FAR), rule.count):  # noqa: B007 - the last that it had
        pass
    return last


def _walls(rule: Rule, start: Wall, low: Wall, high: Wall) -> Iterator[Wall]:
    """To `high`, from the month or year on that `low` is in."""
    clock = start.time()
    for day in _days(rule, start, low, high):
        wall = datetime.combine(day, clock)
        if wall > high:
            return
        if wall >= start:
            yield wall


def _days(rule: Rule, start: Wall, low: Wall, high: Wall) -> Iterator[date]:
    known = _known(_shape(rule, start))
    is_yearly = rule.frequency is Frequency.YEARLY
    for number in _periods(rule, start, low, high):
        year, month = (number, 1) if is_yearly else (number // 12, number % 12 + 1)
        if not is_yearly and rule.months and month not in rule.months:
            continue
        like = _YEARS[date(year, 1, 1).weekday(), isleap(year), isleap(year - 1)] if is_yearly else None
        begun = date(year, month, 1).toordinal()
        days = known[like or _MONTHS[monthrange(year, month)]]
        yield from (date.fromordinal(begun + day) for day in days if _is_turn(rule, start, begun + day))


def _periods(rule: Rule, start: Wall, low: Wall, high: Wall) -> range:
    """Numbers of years, or of months since the year 0."""
    begun, first, last = (
        wall.year if rule.frequency is Frequency.YEARLY else wall.year * 12 + wall.month - 1
        for wall in (start, low, high)
    )
    step = 1 if rule.frequency in _SHORT else rule.interval
    return range(first + (begun - first) % step, last + 1, step)


def _is_turn(rule: Rule, start: Wall, day: int) -> bool:
    """Of a rule of days or weeks, which the interval may leave out."""
    if rule.interval == 1 or rule.frequency not in _SHORT:
        return True
    begun = start.toordinal()
    if rule.frequency is Frequency.DAILY:
        return (day - begun) % rule.interval == 0
    week = begun - (start.weekday() - rule.week_start) % 7
    return (day - week) // 7 % rule.interval == 0


class _Known(dict[date, tuple[int, ...]]):
    """Days of the month or year that begins there, counted from it, by a rule; each worked out once."""

    def __init__(self, shape: Rule) -> None:
        self.shape = shape

    def __missing__(self, begun: date) -> tuple[int, ...]:
        shape, first = self.shape, datetime.combine(begun, time())
        frequency, never_again = _YEARLY if shape.frequency is Frequency.YEARLY else _MONTHLY
        found = dateutil.rrule(
            frequency,
            dtstart=first,
            interval=never_again,
            wkst=shape.week_start,
            byweekday=[_WEEKDAYS[day](number) if number else _WEEKDAYS[day] for number, day in shape.weekdays] or None,
            bymonth=shape.months or None,
            bymonthday=shape.month_days or None,
            byyearday=shape.year_days or None,
            byweekno=shape.week_numbers or None,
            bysetpos=shape.positions or None,
        )
        self[begun] = tuple((each - first).days for each in found)
        return self[begun]


_known = lru_cache(maxsize=1024)(_Known)


def _shape(rule: Rule, start: Wall) -> Rule:
    """What the rule leaves open is as in its first occurrence; interval, end and months are looked at elsewhere."""
    rule = replace(rule, interval=1, count=None, until=None)
    is_yearly = rule.frequency is Frequency.YEARLY
    is_open = not (rule.weekdays or rule.month_days or rule.year_days or rule.week_numbers)
    if not rule.weekdays and (rule.week_numbers or rule.frequency is Frequency.WEEKLY):
        rule = replace(rule, weekdays=((0, start.weekday()),))
    elif is_open and rule.frequency is Frequency.DAILY:
        rule = replace(rule, month_days=tuple(range(1, 32)))
    elif is_open:
        rule = replace(rule, months=rule.months or (start.month,), month_days=(start.day,))
    return rule if is_yearly else replace(rule, frequency=Frequency.MONTHLY, months=())
