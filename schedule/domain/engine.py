"""Places activities as early as their links, their constraints and the calendars allow.

A pure function of the network: the same whatever was placed before. A link holds in the successor's working time: what
ends on Friday evening and what starts on Monday morning meet.
"""

from collections.abc import Iterable
from heapq import heapify, heappop, heappush
from uuid import UUID

from schedule.domain.forward import Forward
from schedule.domain.network import Network
from schedule.domain.placements import Placement, Placements


def placed(network: Network) -> Placements:
    """All of them, in the order of the network."""
    forward = Forward(network, [None] * len(network.activities))
    for at in network.order.turns:
        forward.place(at)
    return _named(network, forward.found)


def replaced(network: Network, before: Placements, changed: Iterable[UUID]) -> Placements:
    """As `placed`; only what `changed`, what is new and what waits for something that moves is looked at.

    `changed`: activities that have other constraints or another length, and successors of links that were made,
    changed or taken away. After a change of calendars, place all.
    """
    order = network.order
    found = [before.get(each.id) for each in network.activities]
    places = {at for each in changed if (at := order.place(each)) is not None}
    places |= {at for at, where in enumerate(found) if where is None}
    _spread(network, Forward(network, found), places)
    return _named(network, found)


def _spread(network: Network, forward: Forward, places: set[int]) -> None:
    order, found = network.order, forward.found
    waiting = {order.positions[at] for at in places}
    turns = list(waiting)
    heapify(turns)
    while turns:
        at = order.turns[heappop(turns)]
        was = found[at]
        now = forward.place(at)
        if was is not None and was.start == now.start and was.finish == now.finish:
            continue
        for number in order.outgoing[at]:
            position = order.positions[order.ends[number][1]]
            if position not in waiting:
                waiting.add(position)
                heappush(turns, position)


def _named(network: Network, found: list[Placement | None]) -> Placements:
    return {each.id: where for each, where in zip(network.activities, found, strict=True) if where is not None}
