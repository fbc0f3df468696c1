"""Who has more work on a day than the day is long.

A task takes the whole time of each person that it is given to, while it lasts. A day is as long as the longest of the
schedule's calendars makes it.
"""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple
from uuid import UUID

from schedule.domain.moments import DAY, Moment, day_of
from schedule.domain.network import Network
from schedule.domain.placements import Placement, Placements
from schedule.domain.refusals import TooMuchToLevel
from schedule.domain.work_calendar import DAYS, END, WorkCalendar

MOST_LOOKED_AT, MOST_PERSON_DAYS = 366, 500_000
"""Days, and days of work of all people together, at once."""
People = Mapping[UUID, tuple[UUID, ...]]
"""To whom each activity is given."""


class Share(NamedTuple):
    """What an activity takes of a day."""

    activity_id: UUID
    minutes: int


class Overload(NamedTuple):
    """`day`: since 2000."""

    person: UUID
    day: int
    capacity: int
    shares: tuple[Share, ...]

    @property
    def minutes(self) -> int:
        return sum(share.minutes for share in self.shares)


@dataclass
class Loads:
    """What each person has to do on each day."""

    calendars: tuple[WorkCalendar, ...]
    taken: dict[tuple[UUID, int], dict[UUID, int]] = field(default_factory=lambda: defaultdict(dict))
    _capacities: dict[int, int] = field(default_factory=dict)
    _beyond: dict[tuple[UUID, int, int], int] = field(default_factory=dict)
    """From a full day to one that may not be, by the calendar."""

    def capacity(self, day: int) -> int:
        if day not in self._capacities:
            hours = [works.hours(day_of(day * DAY)) for works in self.calendars]
            self._capacities[day] = max(sum(until - start for start, until in each) for each in hours)
        return self._capacities[day]

    def left(self, person: UUID, day: int, besides: Collection[UUID] = ()) -> int:
        """What others than `besides` leave of the day."""
        taken = self.taken.get((person, day), {})
        return self.capacity(day) - sum(minutes for each, minutes in taken.items() if each not in besides)

    def take(self, activity_id: UUID, people: tuple[UUID, ...], days: Mapping[int, int]) -> None:
        for person in people:
            for day, minutes in days.items():
                self.taken[person, day][activity_id] = minutes

    def release(self, activity_id: UUID, people: tuple[UUID, ...], days: Mapping[int, int]) -> None:
        for person in people:
            for day in days:
                del self.taken[person, day][activity_id]
        self._beyond.clear()

    def next_open(self, person: UUID, day: int, works: WorkCalendar) -> int:
        """`day`, or the next one that is worked and on which the person has any time; what is passed is remembered."""
        passed = []
        while day < DAYS and (not works.hours(day_of(day * DAY)) or self.left(person, day) <= 0):
            passed.append((person, day, id(works)))
            day = self._beyond.get(passed[-1], day + 1)
        self._beyond |= dict.fromkeys(passed, day)
        return day

    def overloads(self) -> Iterator[Overload]:
        for (person, day), taken in self.taken.items():
            if len(taken) > 1 and sum(taken.values()) > self.capacity(day):
                yield Overload(person, day, self.capacity(day), tuple(Share(*each) for each in taken.items()))


def overloads(
    network: Network, placements: Placements, people: People, first: Moment, until: Moment
) -> tuple[Overload, ...]:
    """By day, within `first` and `until`. TooMuchToLevel."""
    if person_days(placements, people, first, until) > MOST_PERSON_DAYS:
        raise TooMuchToLevel
    loads = Loads(tuple(network.calendars.values()))
    for each in network.activities:
        who = people.get(each.id, ())
        if who:
            where = placements[each.id]
            days = spread(network.calendars[each.calendar], max(where.start, first), min(where.finish, until))
            loads.take(each.id, who, days)
    return tuple(sorted(loads.overloads(), key=lambda each: (each.day, each.person.int)))


def spread(works: WorkCalendar, start: Moment, finish: Moment) -> dict[int, int]:
    """How many minutes of it lie on which day."""
    days = {}
    for day in range(start // DAY, -(-finish // DAY)):
        minutes = works.between(max(start, day * DAY), min(finish, (day + 1) * DAY))
        if minutes > 0:
            days[day] = minutes
    return days


def person_days(placements: Placements, people: People, first: Moment = 0, until: Moment = END) -> int:
    """How much there is to look at, within `first` and `until`."""
    return sum(len(who) * _days(placements[each], first, until) for each, who in people.items())


def _days(where: Placement, first: Moment, until: Moment) -> int:
    return 1 + max(min(where.finish, until) - max(where.start, first), 0) // DAY
