"""What may wait, and for how long: the backward pass, from the end of the whole to its beginning.

Floats are minutes of work in the activity's own calendar. Less than none is left where a person's demand is broken.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple
from uuid import UUID

from schedule.domain.backward import Backward
from schedule.domain.moments import Moment
from schedule.domain.network import Network
from schedule.domain.placements import Placements
from schedule.domain.violations import Violation, violations


class Floats(NamedTuple):
    """Early and late placing, and how far it may slip: without delaying the whole, without moving another."""

    early_start: Moment
    early_finish: Moment
    late_start: Moment
    late_finish: Moment
    total_float: int
    free_float: int

    @property
    def is_critical(self) -> bool:
        return self.total_float <= 0


@dataclass(frozen=True)
class Analysis:
    """`critical_path`: all that may not slip, by start."""

    floats: Mapping[UUID, Floats]
    critical_path: tuple[UUID, ...]
    violations: tuple[Violation, ...]


def analysed(network: Network, placements: Placements) -> Analysis:
    backward = Backward(network, [placements[each.id] for each in network.activities])
    for at in reversed(network.order.turns):
        backward.step(at)
    floats = {each.id: _floats(backward, at) for at, each in enumerate(network.activities)}
    turns = (network.activities[at].id for at in network.order.turns)
    critical = sorted((each for each in turns if floats[each].is_critical), key=lambda each: placements[each][:2])
    return Analysis(floats, tuple(critical), violations(network, placements))


def _floats(backward: Backward, at: int) -> Floats:
    early = backward.early[at]
    start, finish = backward.late(at)
    return Floats(early.start, early.finish, start, finish, backward.total[at], backward.free[at])
