"""CalendarReader by the `icalendar` library."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from icalendar import Calendar

from core.domain.errors import DomainError, FieldFault, InvalidField
from core.domain.text import printable
from schedule.application.import_ports import FaultyEvent, ReadCalendar, ReadEvent
from schedule.contracts.calendar_words import EventCategory
from schedule.domain.event_details import EventDetails
from schedule.domain.event_pattern import MOST_EXCEPTIONS, Override, Pattern
from schedule.domain.event_rule import Frequency, Recurrences
from schedule.domain.event_rule_text import parse_rule
from schedule.domain.event_span import Wall
from schedule.domain.import_refusals import ImportRefused, NotACalendar, TooManyCounted
from schedule.infrastructure.ical.guard import guarded
from schedule.infrastructure.ical.moments import Dates
from schedule.infrastructure.ical.writer import TASKS, TITLE

LONGEST_UID, MOST_COUNTED, NAMELESS = 255, 50_000, "(제목 없음)"
_UNKNOWN = ("RDATE", "EXRULE")
_UNFIT = (OverflowError, ValueError, AttributeError, TypeError, KeyError, IndexError, RecursionError)
# Of a period that positions choose from all days are gone through.
_CHOSEN_FROM = {Frequency.MONTHLY: 31, Frequency.YEARLY: 366}


@dataclass
class _Reading:
    """A file, as far as it is read."""

    dates: Dates
    found: ReadCalendar = field(default_factory=ReadCalendar)
    counted: int = 0

    def count(self, pattern: Pattern) -> None:
        """Before it is gone through. Raises TooManyCounted."""
        rule = pattern.rule
        if rule is not None and rule.count is not None:
            self.counted += rule.count * (_CHOSEN_FROM.get(rule.frequency, 1) if rule.positions else 1)
        if self.counted > MOST_COUNTED:
            raise TooManyCounted(most=MOST_COUNTED)


@dataclass(frozen=True)
class ICalendarReader:
    recurrences: Recurrences

    def __call__(self, data: bytes, zone: str) -> ReadCalendar:
        reading = _Reading(Dates(zone))
        components = list(enumerate(_events(guarded(data))))
        others: dict[str, list[tuple[int, Any]]] = defaultdict(list)
        for place, component in components:
            if "RECURRENCE-ID" in component:
                others[_uid(component)].append((place, component))
        seen: set[str] = set()
        for place, component in components:
            uid = _uid(component)
            if uid.endswith(TASKS) or "RECURRENCE-ID" in component:
                continue
            if _is_cancelled(component):
                fault = FieldFault("", "import.cancelled")
                reading.found.cancelled.append(_faulty(place, uid, fault))
                others.pop(uid, None)
                continue
            self._take(reading, place, component, others.pop(uid, []), is_repeated=uid in seen)
            seen.add(uid)
        orphans = ((place, uid) for uid, left in others.items() for place, _ in left if not uid.endswith(TASKS))
        reading.found.faulty.extend(_faulty(place, uid, FieldFault("", "import.no_series")) for place, uid in orphans)
        return reading.found

    def _take(self, reading: _Reading, place: int, component: Any, others: Any, *, is_repeated: bool) -> None:
        found, uid = reading.found, _uid(component)
        try:
            _demand_known(component, uid, is_repeated=is_repeated)
            details, pattern = _details(component), _series(component, reading.dates)
            reading.count(pattern)
            _demand_few(others)
            pattern = pattern.checked(self.recurrences)
            for _, other in others:
                pattern = self._with(pattern, details, reading.dates, other)
            pattern.checked(self.recurrences)
        except ImportRefused:
            raise
        except DomainError as error:
            fault = error.faults[0] if error.faults else FieldFault("", error.code)
            found.faulty.append(_faulty(place, uid, fault))
        except _UNFIT:
            found.faulty.append(_faulty(place, uid, FieldFault("", "import.unreadable")))
        else:
            found.events.append(_read(place, component, details, pattern))

    def _with(self, pattern: Pattern, details: EventDetails, dates: Dates, other: Any) -> Pattern:
        """Raises InvalidField, NoSuchOccurrence."""
        named = other["RECURRENCE-ID"]
        if not hasattr(named, "dt") or "RANGE" in named.params or other.errors:
            raise InvalidField("/recurrence_id", "import.unreadable")
        if pattern.rule is None:
            raise InvalidField("/recurrence_id", "import.no_series")
        wall: Wall = dates.wall(named.dt, named.params, pattern.span)
        pattern.demand(wall, self.recurrences)
        if _is_cancelled(other):
            return pattern.without(wall)
        span = dates.span(other)
        moved = None if span == pattern.span.at(wall) else span
        return pattern.overriding(wall, Override(details.different(_details(other)), moved))


def _read(place: int, component: Any, details: EventDetails, pattern: Pattern) -> ReadEvent:
    kept = {name: getattr(details, name) for name in ("title", "category", "place", "notes")}
    sequence = component.get("SEQUENCE")
    told = int(sequence) if isinstance(sequence, int) else None
    return ReadEvent(place=place, uid=_uid(component), details=kept, pattern=pattern, sequence=told)


def _events(text: str) -> Iterator[Any]:
    """Raises NotACalendar."""
    try:
        calendars: Any = Calendar.from_ical(text, multiple=True)
    except _UNFIT as error:
        raise NotACalendar from error
    if not calendars or any(each.name != "VCALENDAR" for each in calendars):
        raise NotACalendar
    for calendar in calendars:
        yield from (each for each in calendar.subcomponents if each.name == "VEVENT")


def _demand_known(component: Any, uid: str, *, is_repeated: bool) -> None:
    """Raises InvalidField."""
    if not uid:
        raise InvalidField("/uid", "import.no_uid")
    if len(uid) > LONGEST_UID:
        raise InvalidField("/uid", "text.too_long", longest=LONGEST_UID)
    if is_repeated:
        raise InvalidField("/uid", "import.repeated_uid")
    for name, _ in component.errors:
        raise InvalidField(f"/{(name or '').lower()}", "import.unreadable")
    if isinstance(component.get("RRULE"), list) or any(each in component for each in _UNKNOWN):
        raise InvalidField("/recurrence", "import.unreadable")


def _demand_few(others: Any) -> None:
    """Raises InvalidField."""
    if len(others) > MOST_EXCEPTIONS:
        raise InvalidField("/recurrence", "event.too_many_exceptions", most=MOST_EXCEPTIONS)


def _series(component: Any, dates: Dates) -> Pattern:
    """Raises InvalidField."""
    span = dates.span(component)
    rule = component.get("RRULE")
    if rule is None:
        return Pattern(span)
    listed = component.get("EXDATE", [])
    skipped = [
        dates.wall(each.dt, dated.params, span)
        for dated in (listed if isinstance(listed, list) else [listed])
        for each in dated.dts
    ]
    return Pattern(span, parse_rule(rule.to_ical().decode(), span), frozenset(skipped))


def _details(component: Any) -> EventDetails:
    """Raises InvalidField."""
    title, ours = (" ".join(_text(component, name).split()) for name in ("SUMMARY", TITLE))
    if ours and title.endswith(f"] {ours}"):
        title = ours
    place = " ".join(_text(component, "LOCATION").split())
    named = (EventCategory.named(word) for word in _categories(component))
    known = next((each for each in named if each is not None), EventCategory.MEETING)
    return EventDetails(title=title or NAMELESS, category=known, place=place, notes=_text(component, "DESCRIPTION"))


def _text(component: Any, name: str) -> str:
    """Raises InvalidField of what says that it is a date, or data."""
    value = component.get(name, "")
    first = value[0] if isinstance(value, list) else value
    if not isinstance(first, str):
        raise InvalidField(f"/{name.lower()}", "import.unreadable")
    return printable(first).strip()


def _categories(component: Any) -> list[str]:
    found = component.get("CATEGORIES", [])
    return [str(word) for each in (found if isinstance(found, list) else [found]) for word in getattr(each, "cats", ())]


def _is_cancelled(component: Any) -> bool:
    return str(component.get("STATUS", "")).strip().upper() == "CANCELLED"


def _uid(component: Any) -> str:
    value = component.get("UID", "")
    return printable(value).strip() if isinstance(value, str) else ""


def _faulty(place: int, uid: str, fault: FieldFault) -> FaultyEvent:
    return FaultyEvent(place=place, uid=uid[:LONGEST_UID], fault=fault)
