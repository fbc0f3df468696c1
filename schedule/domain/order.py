"""In which order activities are placed: each after all that it waits for."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from uuid import UUID

from schedule.domain.refusals import CyclicLinks, TaskNotFound

NAMED = 12
"""So many of a circle are named at most."""


@dataclass(frozen=True)
class Order:
    """Activities by their places in the network, links by their numbers.

    `ends`: predecessor and successor of each link; `turns`: the places in order; `positions`: the turn of each place.
    """

    places: dict[int, int]
    ends: list[tuple[int, int]]
    incoming: list[list[int]]
    outgoing: list[list[int]]
    turns: list[int]
    positions: list[int]

    def place(self, activity_id: UUID) -> int | None:
        return self.places.get(activity_id.int)


def ordered(ids: Sequence[UUID], pairs: Sequence[tuple[UUID, UUID]], named: Callable[[int], str]) -> Order:
    """`pairs`: predecessor and successor of each link."""
    places = {each.int: at for at, each in enumerate(ids)}
    try:
        ends = [(places[one.int], places[other.int]) for one, other in pairs]
    except KeyError:
        raise TaskNotFound from None
    incoming: list[list[int]] = [[] for _ in ids]
    outgoing: list[list[int]] = [[] for _ in ids]
    for number, (one, other) in enumerate(ends):
        outgoing[one].append(number)
        incoming[other].append(number)
    turns = _turns(incoming, outgoing, ends)
    if len(turns) < len(ids):
        circle = _circle(set(range(len(ids))) - set(turns), incoming, ends)
        raise CyclicLinks(path=_path([named(at) for at in circle]))
    positions = [0] * len(turns)
    for position, at in enumerate(turns):
        positions[at] = position
    return Order(places, ends, incoming, outgoing, turns, positions)


def _turns(incoming: list[list[int]], outgoing: list[list[int]], ends: list[tuple[int, int]]) -> list[int]:
    """Those in a circle, and those after it, have none."""
    waiting = [len(links) for links in incoming]
    turns = [at for at, count in enumerate(waiting) if not count]
    for at in turns:
        for number in outgoing[at]:
            other = ends[number][1]
            waiting[other] -= 1
            if not waiting[other]:
                turns.append(other)
    return turns


def _circle(left: set[int], incoming: list[list[int]], ends: list[tuple[int, int]]) -> list[int]:
    """Whoever is left waits for another who is left: going back, one is met again."""
    walked: dict[int, int] = {}
    at = min(left)
    while at not in walked:
        walked[at] = len(walked)
        at = min(one for one in (ends[number][0] for number in incoming[at]) if one in left)
    back = [each for each, step in walked.items() if step >= walked[at]]
    return [at, *reversed(back)]


def _path(names: list[str]) -> str:
    if len(names) > NAMED:
        names = [*names[: NAMED // 2], "…", *names[-NAMED // 2 :]]
    return " → ".join(names)
