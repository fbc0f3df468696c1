"""Days of shooting: place by place, shot by shot, within the hours in which people work."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final
from uuid import UUID

from schedule.domain.moments import DAY, Moment, day_of, moment
from schedule.domain.work_calendar import WorkCalendar

NOWHERE: Final = ""


@dataclass(frozen=True, slots=True)
class ShotToFilm:
    """`place` is "" where nobody knows."""

    id: UUID
    position: int
    title: str
    place: str
    seconds: float


@dataclass(frozen=True, slots=True)
class Pace:
    """Minutes of work that a shot takes, and the way to the next place."""

    per_shot: int
    moving: int


@dataclass(frozen=True, slots=True)
class Call:
    """A shot, and how many minutes of work after the first one of its place it is called."""

    shot: ShotToFilm
    after: int


@dataclass(frozen=True, slots=True)
class PlaceDay:
    """What is filmed at one place: from its first call on so many minutes of work, and those since the place before."""

    place: str
    calls: tuple[Call, ...]
    starts: Moment
    minutes: int
    since: int


def by_place(shots: Iterable[ShotToFilm]) -> list[tuple[str, list[ShotToFilm]]]:
    """Each place once, in the order in which the film comes there first, with its shots in the film's order."""
    found: dict[str, tuple[str, list[ShotToFilm]]] = {}
    for shot in sorted(shots, key=lambda each: each.position):
        found.setdefault(folded(shot.place), (shot.place, []))[1].append(shot)
    return list(found.values())


def folded(place: str) -> str:
    """As places are compared."""
    return "".join(place.casefold().split())


def shooting_days(
    places: Sequence[tuple[str, Sequence[ShotToFilm]]], pace: Pace, calendar: WorkCalendar, begins: Moment
) -> list[PlaceDay]:
    """A shot that does not fit into what is left of a day is the next day's first; one longer than a day takes more.

    TooLate.
    """
    days, number = list[PlaceDay](), calendar.worked(begins)
    for place, shots in places:
        before = number
        number = _moved(calendar, number, pace.moving) if days else number
        calls = list[int]()
        for _ in shots:
            calls.append(_called(calendar, number, pace.per_shot))
            number = calls[-1] + pace.per_shot
        first = calls[0]
        told = tuple(Call(shot, at - first) for shot, at in zip(shots, calls, strict=True))
        since = first - before if days else 0
        days.append(PlaceDay(place, told, calendar.start_of(first), number - first, since))
    return days


def _called(calendar: WorkCalendar, number: int, minutes: int) -> int:
    begins, ends = _day_around(calendar, number)
    return ends if number > begins and number + minutes > ends else number


def _moved(calendar: WorkCalendar, number: int, minutes: int) -> int:
    """Who is on the way when the day ends is there when the next one begins."""
    last = _day_around(calendar, number - 1)[1] if number else number
    return last if number >= last else min(number + minutes, last)


def _day_around(calendar: WorkCalendar, number: int) -> tuple[int, int]:
    """The first working minute of its day, and the first of the next."""
    midnight = moment(day_of(calendar.start_of(number)))
    return calendar.worked(midnight), calendar.worked(midnight + DAY)
