"""Recurrences by python-dateutil, which knows the grammar of RFC 5545.

dateutil goes on to the year 9999 where a rule never comes round again, so that it is never asked such a thing: rules
of days and weeks are filtered here, and whether a series begins by a rule of months or years is asked of that month or
year alone. What has come round once does so again: the calendar repeats itself.
"""

from collections.abc import Iterator
from datetime import timedelta
from itertools import islice, takewhile
from typing import Any

from dateutil import rrule as dateutil

from schedule.domain.event_rule import Frequency, Rule
from schedule.domain.event_span import Wall

_FREQUENCIES = {
    Frequency.DAILY: dateutil.DAILY,
    Frequency.WEEKLY: dateutil.WEEKLY,
    Frequency.MONTHLY: dateutil.MONTHLY,
    Frequency.YEARLY: dateutil.YEARLY,
}
_WEEKDAYS = dateutil.weekdays
_NEVER_AGAIN = {Frequency.MONTHLY: 120_000, Frequency.YEARLY: 10_000}
_SHORT = (Frequency.DAILY, Frequency.WEEKLY)


class DateutilRecurrences:
    def between(self, rule: Rule, start: Wall, low: Wall, high: Wall) -> tuple[Wall, ...]:
        last = high if rule.until is None else min(high, rule.until)
        if last < start:
            return ()
        begun = start if rule.count else _nearer(rule, start, low)
        found = takewhile(lambda wall: wall <= last, _walls(rule, start, begun, last))
        return tuple(wall for wall in islice(found, rule.count) if wall >= low)

    def begins(self, rule: Rule, start: Wall) -> bool:
        if rule.frequency in _SHORT:
            days = {day for _, day in rule.weekdays}
            return _is_let_through(rule, start) and (not days or start.weekday() in days)
        of_period = dateutil.rrule(
            _FREQUENCIES[rule.frequency],
            dtstart=start,
            interval=_NEVER_AGAIN[rule.frequency],
            **_parts(rule, start),
        )
        return next(iter(of_period), None) == start


def _walls(rule: Rule, start: Wall, begun: Wall, last: Wall) -> Iterator[Wall]:
    """From `begun` on, which is a period of the series."""
    found = dateutil.rrule(
        _FREQUENCIES[rule.frequency], dtstart=begun, interval=rule.interval, until=last, **_parts(rule, start)
    )
    return (wall for wall in found if wall >= start and _is_let_through(rule, wall))


def _parts(rule: Rule, start: Wall) -> dict[str, Any]:
    """What the rule leaves open is as in its first occurrence."""
    parts: dict[str, Any] = {"wkst": rule.week_start, "byhour": start.hour, "byminute": start.minute}
    parts["bysecond"] = start.second
    weekdays = [_WEEKDAYS[day](number) if number else _WEEKDAYS[day] for number, day in rule.weekdays]
    if rule.frequency is Frequency.DAILY:
        return parts
    if rule.frequency is Frequency.WEEKLY:
        return parts | {"byweekday": weekdays or [_WEEKDAYS[start.weekday()]]}
    if rule.week_numbers and not weekdays:
        weekdays = [_WEEKDAYS[start.weekday()]]
    is_open = not (weekdays or rule.month_days or rule.year_days)
    is_whole_year = is_open and rule.frequency is Frequency.YEARLY and not rule.months
    return parts | {
        "byweekday": weekdays or None,
        "bymonth": rule.months or ([start.month] if is_whole_year else None),
        "bymonthday": rule.month_days or ([start.day] if is_open else None),
        "byyearday": rule.year_days or None,
        "byweekno": rule.week_numbers or None,
        "bysetpos": rule.positions or None,
    }


def _is_let_through(rule: Rule, wall: Wall) -> bool:
    if rule.frequency not in _SHORT:
        return True
    if rule.months and wall.month not in rule.months:
        return False
    if rule.month_days and not {wall.day, wall.day - 1 - _days_of_month(wall)} & set(rule.month_days):
        return False
    if rule.frequency is Frequency.WEEKLY:
        return True
    return not rule.weekdays or wall.weekday() in {day for _, day in rule.weekdays}


def _days_of_month(wall: Wall) -> int:
    return ((wall.replace(day=28) + timedelta(days=4)).replace(day=1) - timedelta(days=1)).day


def _nearer(rule: Rule, start: Wall, low: Wall) -> Wall:
    """The start, or that of a period of the series before `low`, from which less is to be gone through."""
    if low <= start:
        return start
    if rule.frequency in _SHORT:
        step = timedelta(days=rule.interval * (7 if rule.frequency is Frequency.WEEKLY else 1))
        return start + max(0, (low - start) // step - 1) * step
    months = rule.interval * (12 if rule.frequency is Frequency.YEARLY else 1)
    passed = (low.year - start.year) * 12 + low.month - start.month
    number = passed // months - 1
    if number <= 0:
        return start
    month = start.year * 12 + (0 if rule.frequency is Frequency.YEARLY else start.month - 1) + number * months
    return start.replace(year=month // 12, month=month % 12 + 1, day=1)
