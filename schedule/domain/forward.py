"""One step of the forward pass: places an activity whose predecessors are placed."""

from schedule.domain.moments import Moment
from schedule.domain.network import Activity, Link, Network
from schedule.domain.placements import PlacedBy, Placement
from schedule.domain.refusals import TooEarly, TooLate
from schedule.domain.work_calendar import END, WorkCalendar


class Forward:
    """`found`: by the places of the activities."""

    def __init__(self, network: Network, found: list[Placement | None]) -> None:
        self.found = found
        self._network = network
        self._asked, self._incoming = network.asked, network.order.incoming
        self._works, self._lengths = network.works, network.lengths
        self._numbers: list[int | None] = [None] * (2 * len(found))
        """Of the working minutes at which each starts (even) and ends (odd), in its own calendar."""

    def place(self, at: int) -> Placement:
        activity, works, length = self._network.activities[at], self._works[at], self._lengths[at]
        if not length:
            where = self._milestone(at, activity)
            number = works.worked(where.start)
        elif activity.held_at is not None:
            number = works.worked(within(activity.held_at))
            start = activity.held_at if activity.has_begun else works.start_of(number)
            where = Placement(start, works.end_of(number + length), PlacedBy.HELD)
        else:
            number, where = self._task(at, activity, works, length)
        self.found[at] = where
        self._numbers[2 * at], self._numbers[2 * at + 1] = number, number + length
        return where

    def put(self, at: int, start: Moment) -> Placement:
        """There, whatever its links ask for."""
        works, length = self._works[at], self._lengths[at]
        number = works.worked(start)
        where = Placement(works.start_of(number), works.end_of(number + length), PlacedBy.NOT_BEFORE)
        self.found[at] = where
        self._numbers[2 * at], self._numbers[2 * at + 1] = number, number + length
        return where

    def _task(self, at: int, activity: Activity, works: WorkCalendar, length: int) -> tuple[int, Placement]:
        numbers = self._numbers
        floor, by = _floor(self._network, activity)
        latest, driver = works.worked(floor), -1
        for each in self._incoming[at]:
            end, after, _, is_one = self._asked[each]
            number = numbers[end] if is_one else None
            if number is None:
                number = self.needed(each)
            else:
                number += after
            if number > latest or (number == latest and driver >= 0 and self._is_first(each, driver)):
                latest, driver = number, each
        link = self._network.links[driver] if driver >= 0 else None
        return latest, Placement(
            works.start_of(latest), works.end_of(latest + length), PlacedBy.LINK if link else by, link
        )

    def needed(self, number: int) -> int:
        """The number of the working minute at which its successor may start, as that link asks."""
        end, after, other, is_one = self._asked[number]
        minute = self._works[other].worked(self._end(end))
        if is_one:
            self._numbers[end] = minute
        return minute + after

    def _end(self, end: int) -> Moment:
        where = self.found[end // 2]
        if where is None:
            raise LookupError("what it waits for is not placed yet")
        return where.finish if end % 2 else where.start

    def _milestone(self, at: int, activity: Activity) -> Placement:
        """Right where what it waits for starts or ends; it does no work, so that it may lie on a day off."""
        if activity.held_at is not None:
            when = within(activity.held_at)
            return Placement(when, when, PlacedBy.HELD)
        when, by = _floor(self._network, activity)
        driver = -1
        for each in self._incoming[at]:
            asked = self._reached(each, self._network.links[each])
            if asked > when or (asked == when and driver >= 0 and self._is_first(each, driver)):
                when, driver = asked, each
        link = self._network.links[driver] if driver >= 0 else None
        return Placement(when, when, PlacedBy.LINK if link else by, link)

    def _reached(self, number: int, link: Link) -> Moment:
        end, after, other, _ = self._asked[number]
        if not after:
            return self._end(end)
        minute = max(self.needed(number), 0)
        works = self._works[other]
        return works.end_of(minute) if minute and link.leaves_finish else works.start_of(minute)

    def _is_first(self, one: int, other: int) -> bool:
        """Of two links that ask for the same, the one whose id comes first counts, in whatever order they are."""
        return self._network.links[one].id.int < self._network.links[other].id.int


def _floor(network: Network, activity: Activity) -> tuple[Moment, PlacedBy]:
    if activity.not_before is None:
        return within(network.begins), PlacedBy.BEGINNING
    return within(activity.not_before), PlacedBy.NOT_BEFORE


def within(when: Moment) -> Moment:
    if when < 0:
        raise TooEarly
    if when >= END:
        raise TooLate
    return when
