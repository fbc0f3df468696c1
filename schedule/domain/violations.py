"""What a person's demands and the links cannot both have."""

from enum import StrEnum
from typing import NamedTuple
from uuid import UUID

from schedule.domain.forward import Forward
from schedule.domain.moments import Moment
from schedule.domain.network import Link, Network
from schedule.domain.placements import Placements


class Broken(StrEnum):
    LINK = "link_not_kept"
    END = "must_end_by"


class Violation(NamedTuple):
    """A held activity that a link asks to start at `needed`; or one that ends after `needed`, its demanded end."""

    activity_id: UUID
    broken: Broken
    needed: Moment
    link: Link | None = None


def violations(network: Network, placements: Placements) -> tuple[Violation, ...]:
    """In the order of the network, of each activity's links only the one that asks for most."""
    held = dict.fromkeys(each.id for each in network.activities if each.held_at is not None)
    links = {each.activity_id: each for each in _unkept(network, placements)} if held else {}
    found: list[Violation] = []
    for each in network.activities:
        if each.id in links:
            found.append(links[each.id])
        if each.must_end_by is not None and placements[each.id].finish > each.must_end_by:
            found.append(Violation(each.id, Broken.END, each.must_end_by))
    return tuple(found)


def _unkept(network: Network, placements: Placements) -> list[Violation]:
    forward = Forward(network, [placements[each.id] for each in network.activities])
    found = []
    for at, each in enumerate(network.activities):
        if each.held_at is None:
            continue
        works, where = network.works[at], placements[each.id]
        asked = [(forward.needed(number), network.links[number]) for number in network.order.incoming[at]]
        most, link = max(asked, key=lambda pair: (pair[0], -pair[1].id.int), default=(0, None))
        if link is not None and most > works.worked(where.start):
            found.append(Violation(each.id, Broken.LINK, works.start_of(most), link))
    return found
