"""The engine of schedules: ten thousand activities with twenty thousand links of all types, placed anew.

In whole, and after one root has moved that nearly everything waits for; as one process computes it alone.
"""

import gc
import random
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from statistics import median
from uuid import UUID

from schedule.contracts import CalendarKind, LinkType
from schedule.domain.analysis import analysed
from schedule.domain.engine import placed, replaced
from schedule.domain.levelling import levelled
from schedule.domain.moments import moment
from schedule.domain.network import Activity, Link, Network, Span
from schedule.domain.work_calendar import EVERY_DAY, FIVE_DAYS
from tests.benchmarks.bars import Bars

ACTIVITIES, LINKS, PEOPLE, ROUNDS, MOST = 10_000, 20_000, 300, 15, 0.150
_BEGINS = moment(date(2026, 1, 5), 9 * 60)
_CALENDARS = {CalendarKind.WORKING: FIVE_DAYS, CalendarKind.EVERY_DAY: EVERY_DAY}


def measure(bars: Bars) -> None:
    activities, links = _drawn(random.Random(8))
    before = placed(_network(activities, links))
    moved = (replace(activities[0], not_before=moment(date(2026, 3, 5), 9 * 60)), *activities[1:])
    after = replaced(_network(moved, links), before, [moved[0].id])
    elsewhere = sum(after[each] != before[each] for each in before)
    size = f"{ACTIVITIES} activities, {LINKS} links"
    _tell(bars, f"{size}, placed in whole", lambda: placed(_network(activities, links)))
    root = f"{size}, one root moved and {elsewhere} with it"
    _tell(bars, root, lambda: replaced(_network(moved, links), before, [moved[0].id]))
    network = _network(activities, links)
    print(f"{size}, floats: {_timed(lambda: analysed(network, before)) * 1000:.0f} ms", flush=True)
    people = _staffed(random.Random(8), activities)
    print(f"{size}, levelled for {PEOPLE} people: {_timed(lambda: levelled(network, people, ())):.1f} s", flush=True)


def _tell(bars: Bars, what: str, work: Callable[[], object]) -> None:
    """The links in order and the lengths in minutes are part of it; others on the machine are not."""
    busy = sorted(_timed(work, time.process_time) for _ in range(ROUNDS))
    waited, middle = median(_timed(work) for _ in range(ROUNDS)), median(busy)
    told = f"{middle * 1000:.0f} ms of the processor, at most {busy[-1] * 1000:.0f} ms"
    print(f"{what}: {told}; {waited * 1000:.0f} ms by the clock", flush=True)
    bars.hold(f"{what} takes {MOST * 1000:.0f} ms", middle < MOST, f"{middle * 1000:.0f} ms")


def _timed(work: Callable[[], object], clock: Callable[[], float] = time.perf_counter) -> float:
    gc.collect()
    began = clock()
    work()
    return clock() - began


def _network(activities: tuple[Activity, ...], links: tuple[Link, ...]) -> Network:
    """Fresh: nothing of it is known yet."""
    return Network(activities, links, _CALENDARS, _BEGINS)


def _drawn(dice: random.Random) -> tuple[tuple[Activity, ...], tuple[Link, ...]]:
    kinds = [CalendarKind.WORKING] * 4 + [CalendarKind.EVERY_DAY]
    activities = tuple(
        Activity(_key(dice), f"작업 {at}", Span(dice.randint(0, 3)), dice.choice(kinds)) for at in range(ACTIVITIES)
    )
    ends = [dice.randint(1, ACTIVITIES - 1) for _ in range(LINKS)]
    pairs = [(dice.randint(max(0, end - 2000), end - 1), end) for end in ends]
    links = tuple(
        Link(_key(dice), activities[one].id, activities[end].id, dice.choice(list(LinkType)), Span(dice.randint(0, 1)))
        for one, end in pairs
    )
    return activities, links


def _staffed(dice: random.Random, activities: tuple[Activity, ...]) -> dict[UUID, tuple[UUID, ...]]:
    """One or two have each of half the activities."""
    team = [_key(dice) for _ in range(PEOPLE)]
    return {each.id: tuple(dice.sample(team, dice.randint(1, 2))) for each in activities[::2]}


def _key(dice: random.Random) -> UUID:
    return UUID(int=dice.getrandbits(128))
