"""Rules as RFC 5545 writes them."""

import re
from datetime import UTC, datetime, time
from typing import Any

from core.domain.errors import InvalidField
from schedule.domain.event_rule import DAYS, MOST_OCCURRENCES, Frequency, Numbers, Rule
from schedule.domain.event_span import AllDay, Span, Wall, instant, wall_of
from schedule.domain.moments import LAST_DAY

POINTER = "/recurrence"
LONGEST_RULE, LONGEST_LIST, LONGEST_INTERVAL = 500, 60, 1000
_D, _W, _M, _Y = Frequency
_NUMBER = re.compile(r"[+-]?[0-9]{1,4}")
_WEEKDAY = re.compile(rf"([+-]?[0-9]{{1,2}})?({'|'.join(DAYS)})")
_UNTIL = re.compile(r"([0-9]{8})(?:T([0-9]{6})(Z)?)?")
# Name on the wire, name of the field, largest number, whether it counts from the end, too, and with which frequencies.
_LISTS: dict[str, tuple[str, int, bool, frozenset[Frequency]]] = {
    "BYMONTH": ("months", 12, False, frozenset(Frequency)),
    "BYMONTHDAY": ("month_days", 31, True, frozenset({_D, _M, _Y})),
    "BYYEARDAY": ("year_days", 366, True, frozenset({_Y})),
    "BYWEEKNO": ("week_numbers", 53, True, frozenset({_Y})),
    "BYSETPOS": ("positions", 366, True, frozenset({_M, _Y})),
}
_PARTS = frozenset({"FREQ", "INTERVAL", "COUNT", "UNTIL", "WKST", "BYDAY", *_LISTS})


def parse_rule(text: str, span: Span) -> Rule:
    """Of an event that begins as `span` does. Raises InvalidField at /recurrence."""
    parts = _parts(text)
    try:
        frequency = Frequency(parts["FREQ"])
    except ValueError as error:
        raise _refused("event.rule_too_frequent") from error
    if {"COUNT", "UNTIL"} <= parts.keys():
        raise _refused("event.rule_invalid")
    rule = Rule(
        frequency=frequency,
        interval=_whole(parts.get("INTERVAL", "1"), LONGEST_INTERVAL),
        count=_count(parts["COUNT"]) if "COUNT" in parts else None,
        until=_until(parts["UNTIL"], span) if "UNTIL" in parts else None,
        week_start=_one_of(parts.get("WKST", "MO"), DAYS),
        weekdays=_weekdays(parts, frequency),
        **{field: _numbers(parts, name, frequency) for name, (field, *_) in _LISTS.items()},
    )
    if rule.positions and not (rule.weekdays or rule.month_days or rule.year_days or rule.week_numbers or rule.months):
        raise _refused("event.rule_invalid")
    return rule


def rule_text(rule: Rule, span: Span) -> str:
    """In the order of the RFC; an end of moments is told in UTC, as it asks."""
    parts: dict[str, Any] = {
        "FREQ": rule.frequency,
        "UNTIL": _until_text(rule.until, span) if rule.until else None,
        "COUNT": rule.count,
        "INTERVAL": rule.interval if rule.interval > 1 else None,
        "BYMONTH": _joined(rule.months),
        "BYWEEKNO": _joined(rule.week_numbers),
        "BYYEARDAY": _joined(rule.year_days),
        "BYMONTHDAY": _joined(rule.month_days),
        "BYDAY": ",".join(f"{number or ''}{DAYS[day]}" for number, day in rule.weekdays),
        "BYSETPOS": _joined(rule.positions),
        "WKST": DAYS[rule.week_start] if rule.week_start else None,
    }
    return ";".join(f"{name}={value}" for name, value in parts.items() if value)


def _parts(text: str) -> dict[str, str]:
    content = text.strip().upper().removeprefix("RRULE:").rstrip(";")
    if len(content) > LONGEST_RULE:
        raise _refused("event.rule_invalid")
    pairs = [part.split("=", 1) for part in content.split(";")]
    parts = {pair[0]: pair[1] for pair in pairs if len(pair) == 2}
    if len(parts) != len(pairs) or "FREQ" not in parts:
        raise _refused("event.rule_invalid")
    if {"BYHOUR", "BYMINUTE", "BYSECOND"} & parts.keys():
        raise _refused("event.rule_too_frequent")
    if not parts.keys() <= _PARTS:
        raise _refused("event.rule_invalid")
    return parts


def _count(text: str) -> int:
    if text.isascii() and text.isdigit() and int(text[:9]) > MOST_OCCURRENCES:
        raise InvalidField(POINTER, "event.too_many_occurrences", most=MOST_OCCURRENCES)
    return _whole(text, MOST_OCCURRENCES)


def _until(text: str, span: Span) -> Wall:
    """A date alone means that whole day."""
    matched = _UNTIL.fullmatch(text)
    if matched is None:
        raise _refused("event.rule_invalid")
    day, clock, utc = matched.groups()
    try:
        wall = datetime.strptime(day + (clock or "235959"), "%Y%m%d%H%M%S")  # noqa: DTZ007 - a clock on the wall
        if utc and not isinstance(span, AllDay):
            wall = wall_of(wall.replace(tzinfo=UTC), span.zone)
    except (ValueError, OverflowError) as error:
        raise _refused("event.rule_invalid") from error
    if isinstance(span, AllDay):
        wall = datetime.combine(wall.date(), time())
    if wall.date() > LAST_DAY:
        raise InvalidField(POINTER, "date.too_late", last=LAST_DAY.isoformat())
    if wall < span.wall:
        raise _refused("event.rule_ends_before")
    return wall


def _until_text(until: Wall, span: Span) -> str:
    if isinstance(span, AllDay):
        return f"{until:%Y%m%d}"
    return f"{instant(until, span.zone):%Y%m%dT%H%M%SZ}"


def _weekdays(parts: dict[str, str], frequency: Frequency) -> tuple[tuple[int, int], ...]:
    found = [_WEEKDAY.fullmatch(each) for each in parts["BYDAY"].split(",")] if "BYDAY" in parts else []
    days = tuple((int(each[1] or 0), DAYS.index(each[2])) for each in found if each)
    furthest = {_M: 5, _Y: 53}.get(frequency, 0) if "BYWEEKNO" not in parts else 0
    if len(days) != len(found) or len(days) > LONGEST_LIST:
        raise _refused("event.rule_invalid")
    if any(each and each[1] and not 1 <= abs(int(each[1])) <= furthest for each in found):
        raise _refused("event.rule_invalid")
    return tuple(dict.fromkeys(days))


def _numbers(parts: dict[str, str], name: str, frequency: Frequency) -> Numbers:
    if name not in parts:
        return ()
    _, largest, from_end, allowed = _LISTS[name]
    texts = parts[name].split(",")
    if frequency not in allowed or len(texts) > LONGEST_LIST or not all(map(_NUMBER.fullmatch, texts)):
        raise _refused("event.rule_invalid")
    numbers = tuple(dict.fromkeys(map(int, texts)))
    if not all(1 <= (abs(each) if from_end else each) <= largest for each in numbers):
        raise _refused("event.rule_invalid")
    return numbers


def _whole(text: str, most: int) -> int:
    if not re.fullmatch(r"[0-9]{1,9}", text) or not 1 <= int(text) <= most:
        raise _refused("event.rule_invalid")
    return int(text)


def _one_of(text: str, words: tuple[str, ...]) -> int:
    if text not in words:
        raise _refused("event.rule_invalid")
    return words.index(text)


def _joined(numbers: Numbers) -> str:
    return ",".join(map(str, numbers))


def _refused(code: str) -> InvalidField:
    return InvalidField(POINTER, code)
