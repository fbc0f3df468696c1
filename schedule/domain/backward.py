"""One step of the backward pass: how late an activity may end whose successors are known."""

from schedule.domain.moments import Moment
from schedule.domain.network import Network
from schedule.domain.placements import Placement
from schedule.domain.work_calendar import WorkCalendar


class Backward:
    """`early`: by the places of the activities; so are `total` and `free`, the floats in minutes."""

    def __init__(self, network: Network, early: list[Placement]) -> None:
        self.early = early
        self.total = [0] * len(early)
        self.free = [0] * len(early)
        self._network = network
        self._end = max((where.finish for where in early), default=0)
        self._starts = [works.worked(where.start) for works, where in zip(network.works, early, strict=True)]

    def step(self, at: int) -> None:
        network, works = self._network, self._network.works[at]
        finish = self._starts[at] + network.lengths[at]
        slack = works.worked(self._end) - finish
        self.free[at] = max(0, min((self._room(number, at, 0) for number in network.order.outgoing[at]), default=slack))
        self.free[at] = min(self.free[at], slack)
        demanded = network.activities[at].must_end_by
        if demanded is not None:
            slack = min(slack, works.worked(demanded) - finish)
        for number in network.order.outgoing[at]:
            slack = min(slack, self._room(number, at, self._grace(network.order.ends[number][1])))
        self.total[at] = slack

    def late(self, at: int) -> tuple[Moment, Moment]:
        early, works, total = self.early[at], self._network.works[at], self.total[at]
        start, length = self._starts[at] + total, self._network.lengths[at]
        if not total:
            return early.start, early.finish
        if length:
            return works.start_of(max(start, 0)), works.end_of(max(start + length, 1))
        when = works.end_of(max(start, 1))
        return when, when

    def _grace(self, other: int) -> int:
        """What is held does not give way."""
        is_held = self._network.activities[other].held_at is not None
        return min(self.total[other], 0) if is_held else self.total[other]

    def _room(self, number: int, at: int, grace: int) -> int:
        """How far it may slip until the successor, which may slip by `grace`, starts later."""
        end, after, other, is_one = self._network.asked[number]
        until = self._starts[other] + grace - after
        own = self._starts[at] + (self._network.lengths[at] if end % 2 else 0)
        if is_one and (self._network.lengths[other] or after):
            return until - own
        return self._last(self._limit(other, until, grace, after), at, is_finish=bool(end % 2)) - own

    def _limit(self, other: int, until: int, grace: int, after: int) -> Moment:
        """The last moment that still counts as before the working minute `until` of the successor."""
        works = self._network.works[other]
        if self._network.lengths[other] or after:
            return works.latest(until)
        return works.end_of(max(until, 1)) if grace else self.early[other].start

    def _last(self, limit: Moment, at: int, *, is_finish: bool) -> int:
        """The number of the last working minute at which it may end, or start, by then."""
        works: WorkCalendar = self._network.works[at]
        number = works.worked(limit)
        if is_finish or not self._network.lengths[at] or works.latest(number) <= limit:
            return number
        return number - 1
