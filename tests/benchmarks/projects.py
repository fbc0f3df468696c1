"""Lists, search, details and dashboard: a thousand projects beside a hundred thousand, cold and warm.

Both products hold sixteen measured people with 200 projects each, and every client is one of them, cold and warm, so
that nobody finds the page that another one has loaded. Cold: before every request the person's channel and those of the
projects listed have changed, so every row comes from the database; a thousand projects cannot but have some of the
people in common, so a few tallies are found there, which the hits tell. Warm: nothing changes. Growth is compared
within a round.
"""

from collections.abc import Callable, Mapping
from contextlib import ExitStack
from pathlib import Path
from statistics import median
from urllib.parse import quote

from tests.benchmarks import mixture, plans, stale
from tests.benchmarks.bars import Bars
from tests.benchmarks.client import Deed, Visitor
from tests.benchmarks.counted import Counted
from tests.benchmarks.crowd import Taken, ask
from tests.benchmarks.places import PEOPLE, SHARED, Place, Somebody, place, project_channel

SIZES = {"small": (1_000, 10_000), "large": (100_000, 1_000_000)}
ROUNDS, SECONDS, WARM_UP, WAKE = 3, 2.0, 1.5, 4.0
SLOWEST, MOST_GROWTH = 200.0, 1.3
# As many as a warm-up meets: of each person's projects, those on the first page.
DETAILS = 20
Reads = Callable[[Somebody], list[Deed]]
SEARCHES = {"search 홍보": "홍보", "search ㅎㅂ": "ㅎㅂ", "search brand": "brand", "search 한라산": "한라산"}


def measure(directory: Path, bars: Bars, sizes: Mapping[str, tuple[int, int]] = SIZES) -> None:
    with ExitStack() as stack:
        places = [stack.enter_context(place(directory, name, *amounts, bars)) for name, amounts in sizes.items()]
        for each, (projects, notes) in zip(places, sizes.values(), strict=True):
            print(f"seed_bulk: {projects:,} projects, {notes:,} notes in {each.seconds:.0f} s")
        _endpoints(places)
        plans.show(places[-1])
        mixture.measure(places[-1])
        stale.measure(places[0])


def _endpoints(places: list[Place]) -> None:
    """Kind after kind; the products in turn, the first of a round second in the next."""
    print(f"{PEOPLE} clients, each a person of its own with {SHARED} projects, {ROUNDS} rounds of {SECONDS} s")
    for each in places:
        _waken(each)
    for kind, reads in _kinds().items():
        visitors = {each.name: _visitors(each, reads) for each in places}
        for cold in (True, False):
            _measure(f"{kind:>14} {'cold' if cold else 'warm'}", cold, places, visitors)


def _measure(kind: str, cold: bool, places: list[Place], visitors: dict[str, list[Visitor]]) -> None:
    found: dict[str, list[Taken]] = {each.name: [] for each in places}
    if not cold:
        for each in places:
            ask(each, visitors[each.name], WARM_UP)
    counted = {each.name: Counted(each.environment) for each in places}
    for turn in range(ROUNDS):
        for each in places[turn % len(places) :] + places[: turn % len(places)]:
            found[each.name] += ask(each, visitors[each.name], SECONDS, cold=cold).values()
    for each in places:
        _tell(kind, each, found[each.name], counted[each.name])
    _tell_growth(kind, places[0].bars, *found.values())


def _waken(where: Place) -> None:
    """Let every process meet every route: what a first request loads is the start's time."""
    ask(where, _visitors(where, lambda person: [reads(person)[0] for reads in _kinds().values()]), WAKE)


def _visitors(where: Place, reads: Reads) -> list[Visitor]:
    return [Visitor(person.token, reads(person)) for person in where.measured()]


def _kinds() -> dict[str, Reads]:
    kinds: dict[str, Reads] = {"list": lambda person: [_shown(person, "list", "/v2/projects")]}
    for kind, words in SEARCHES.items():
        path = f"/v2/projects?search={quote(words)}"
        kinds[kind] = lambda person, kind=kind, path=path: [_shown(person, kind, path)]  # type: ignore[misc]
    kinds["detail"] = _details
    # One entry that is the person's alone, so their own channel makes all of it anew.
    kinds["dashboard"] = lambda person: [Deed("dashboard", "GET", "/v2/dashboard", channels=[person.channel])]
    return kinds


def _shown(person: Somebody, kind: str, path: str) -> Deed:
    """Hangs on the person's own channel, and on those of the projects that are on the page."""
    rows = person.must("GET", path)["results"]
    return Deed(kind, "GET", path, channels=[person.channel, *(project_channel(row) for row in rows)])


def _details(person: Somebody) -> list[Deed]:
    projects = person.projects[:DETAILS]
    paths = ((f"/v2/projects/{each['id']}", [person.channel, project_channel(each)]) for each in projects)
    return [Deed("detail", "GET", path, channels=channels) for path, channels in paths]


def _tell(kind: str, where: Place, rounds: list[Taken], counted: Counted) -> None:
    whole = Taken(sorted(each for one in rounds for each in one.milliseconds), sum(one.seconds for one in rounds))
    print(f"{kind} {where.name}: {whole.told()}  statements {counted.statements()}")
    print(f"{'':>14} {counted.told()}", flush=True)
    p95 = whole.percentile(95)
    bar = f"{kind.strip()} {where.name}: p95 below {SLOWEST:.0f} ms"
    where.bars.hold(bar, p95 < SLOWEST, f"{p95:.1f} ms")


def _tell_growth(kind: str, bars: Bars, small: list[Taken], large: list[Taken]) -> None:
    """Within each round; the median is held to the bar."""
    for percent in (50, 95):
        ratios = [many.percentile(percent) / few.percentile(percent) for few, many in zip(small, large, strict=True)]
        told = f"{median(ratios):.2f} ({min(ratios):.2f}–{max(ratios):.2f})"
        print(f"{'':>14} growth of p{percent}: {told} (bar: below {MOST_GROWTH})", flush=True)
        bar = f"{kind.strip()}: growth of p{percent} below {MOST_GROWTH}"
        bars.hold(bar, median(ratios) < MOST_GROWTH, told)
