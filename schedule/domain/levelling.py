"""Puts work off until whoever is to do it has time.

Activities take their turn when all that they wait for has its place: of those the one that may wait least, first. What
is kept lies where it is, and takes its people's time before the others; links may push it still, so nothing waits for
what comes after it itself.
"""

from collections.abc import Collection
from dataclasses import replace
from heapq import heappop, heappush
from typing import NamedTuple
from uuid import UUID

from schedule.domain.allocation import MOST_PERSON_DAYS, Loads, People, person_days, spread
from schedule.domain.analysis import analysed
from schedule.domain.engine import placed
from schedule.domain.forward import Forward
from schedule.domain.moments import DAY, Moment
from schedule.domain.network import Network
from schedule.domain.placements import Placement, Placements
from schedule.domain.refusals import TooMuchToLevel

MOST_TRIES, ROUNDS = 100_000, 4
"""Tries to find a time, in each round."""


class Delay(NamedTuple):
    """It waits until `person` has done `busy_with`."""

    not_before: Moment
    person: UUID
    busy_with: UUID


def levelled(network: Network, people: People, kept: Collection[UUID]) -> dict[UUID, Delay]:
    """What has to start later, by id. TooMuchToLevel, TooLate.

    What a link pushed while others had found their time already may stand in their way: then it goes around again.
    """
    found: dict[UUID, Delay] = {}
    for _ in range(ROUNDS):
        placements = placed(network)
        if person_days(placements, people) > MOST_PERSON_DAYS:
            raise TooMuchToLevel
        taken = _Round(network, placements, people, kept)
        delays = taken.delays()
        found |= delays
        if not taken.was_pushed:
            break
        network = replace(
            network,
            activities=tuple(
                replace(each, not_before=delays[each.id].not_before) if each.id in delays else each
                for each in network.activities
            ),
        )
    return found


class _Round:
    def __init__(self, network: Network, before: Placements, people: People, kept: Collection[UUID]) -> None:
        self._network, self._before, self._people, self._tries = network, before, people, 0
        self.was_pushed = False
        self._kept = {each.id for each in network.activities if each.id in kept or each.held_at is not None}
        self._loads = Loads(tuple(network.calendars.values()))
        self._forward = Forward(network, [None] * len(network.activities))
        floats = analysed(network, before).floats
        self._ranks = [(floats[each.id].late_start, before[each.id].start, each.id.int) for each in network.activities]
        self._after = self._kept_after()
        for at, each in enumerate(network.activities):
            if each.id in self._kept:
                self._loads.take(each.id, people.get(each.id, ()), self._days(at, before[each.id]))

    def _kept_after(self) -> list[int]:
        """Of each activity the kept ones that its links push, as bits by their places."""
        order, activities = self._network.order, self._network.activities
        after = [0] * len(activities)
        for at in reversed(order.turns):
            for number in order.outgoing[at]:
                other = order.ends[number][1]
                is_pushed = activities[other].id in self._kept and activities[other].held_at is None
                after[at] |= after[other] | (is_pushed << other)
        return after

    def delays(self) -> dict[UUID, Delay]:
        order, found = self._network.order, {}
        waiting = [len(links) for links in order.incoming]
        ready: list[tuple[tuple[int, int, int], int]] = []
        for at, count in enumerate(waiting):
            if not count:
                heappush(ready, (self._ranks[at], at))
        while ready:
            _, at = heappop(ready)
            delay = self._take(at)
            if delay is not None:
                found[self._network.activities[at].id] = delay
            for number in order.outgoing[at]:
                other = order.ends[number][1]
                waiting[other] -= 1
                if not waiting[other]:
                    heappush(ready, (self._ranks[other], other))
        return found

    def _take(self, at: int) -> Delay | None:
        activity, where, delay = self._network.activities[at], self._forward.place(at), None
        who = self._people.get(activity.id, ())
        if activity.id in self._kept:
            if where[:2] == self._before[activity.id][:2]:
                return None
            self.was_pushed = True
            self._loads.release(activity.id, who, self._days(at, self._before[activity.id]))
        elif who and self._network.lengths[at]:
            where, delay = self._with_time(at, where, who)
        self._loads.take(activity.id, who, self._days(at, where))
        return delay

    def _with_time(self, at: int, where: Placement, who: tuple[UUID, ...]) -> tuple[Placement, Delay | None]:
        works, delay = self._network.works[at], None
        while blocked := self._blocked(at, where, who):
            person, day = blocked
            self._tries += 1
            if self._tries > MOST_TRIES:
                raise TooMuchToLevel
            following = day + 1 if self._after[at] else self._loads.next_open(person, day + 1, works)
            start = works.next_working(following * DAY)
            delay = Delay(start, person, self._last_of(at, person, day))
            where = self._forward.put(at, start)
        return where, delay

    def _blocked(self, at: int, where: Placement, who: tuple[UUID, ...]) -> tuple[UUID, int] | None:
        """Who has no time for it on which day; of several the last day, to come to an end soon."""
        days = self._days(at, where)
        for day in reversed(days):
            for person in who:
                if self._loads.left(person, day, self._pushed_by(at, person, day)) < days[day]:
                    return person, day
        return None

    def _pushed_by(self, at: int, person: UUID, day: int) -> tuple[UUID, ...]:
        if not self._after[at]:
            return ()
        places = self._network.order.places
        return tuple(each for each in self._loads.taken[person, day] if self._after[at] >> places[each.int] & 1)

    def _last_of(self, at: int, person: UUID, day: int) -> UUID:
        places, found = self._network.order.places, self._forward.found
        taken = self._loads.taken[person, day].keys() - set(self._pushed_by(at, person, day))
        ends = {each: found[places[each.int]] or self._before[each] for each in taken}
        return max(taken, key=lambda each: (ends[each].finish, each.int))

    def _days(self, at: int, where: Placement) -> dict[int, int]:
        return spread(self._network.works[at], where.start, where.finish)
