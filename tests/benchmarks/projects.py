"""Lists, search, details and dashboard: a thousand projects beside a hundred thousand, cold and warm.

Both products hold the same measured person with 200 projects. Cold: before every request the person's channel and those
of the projects shown have changed, so every row comes from the database. Warm: nothing changes. Growth is compared
within a round.
"""

from collections.abc import Callable, Mapping
from contextlib import ExitStack
from pathlib import Path
from statistics import median
from urllib.parse import quote

from tests.benchmarks import mixture, plans, stale
from tests.benchmarks.client import Deed, Visitor
from tests.benchmarks.crowd import CLIENTS, Counted, Taken, ask
from tests.benchmarks.places import SHARED, Place, place, project_channel

SIZES = {"small": (1_000, 10_000), "large": (100_000, 1_000_000)}
ROUNDS, SECONDS, WARM_UP, WAKE = 3, 2.0, 1.5, 4.0
SLOWEST, MOST_GROWTH = 200.0, 1.3
SEARCHES = {"search 홍보": "홍보", "search ㅎㅂ": "ㅎㅂ", "search brand": "brand", "search 한라산": "한라산"}


def measure(directory: Path, sizes: Mapping[str, tuple[int, int]] = SIZES) -> None:
    with ExitStack() as stack:
        places = [stack.enter_context(place(directory, name, *amounts)) for name, amounts in sizes.items()]
        for each, (projects, notes) in zip(places, sizes.values(), strict=True):
            print(f"seed_bulk: {projects:,} projects, {notes:,} notes in {each.seconds:.0f} s")
        _endpoints(places)
        plans.show(places[-1])
        mixture.measure(places[-1])
        stale.measure(places[0])


def _endpoints(places: list[Place]) -> None:
    """Kind after kind; the products in turn, the first of a round second in the next."""
    print(f"{CLIENTS} clients as one person with {SHARED} projects, {ROUNDS} rounds of {SECONDS} s")
    for each in places:
        _waken(each)
    for kind, reads in _kinds().items():
        for cold in (True, False):
            found: dict[str, list[Taken]] = {each.name: [] for each in places}
            if not cold:
                for each in places:
                    _taken(each, reads(each), cold, WARM_UP)
            counted = {each.name: Counted(each.environment) for each in places}
            for turn in range(ROUNDS):
                for each in places[turn % len(places) :] + places[: turn % len(places)]:
                    found[each.name].append(_taken(each, reads(each), cold, SECONDS))
            _tell(kind, cold, found, counted)


def _waken(where: Place) -> None:
    """Let every process meet every route: what a first request loads is the start's time."""
    deeds = [reads(where)[0] for reads in _kinds().values()]
    ask(where.environment, where.product.port, [Visitor(where.somebody().token, deeds)] * CLIENTS, WAKE, cold=False)


def _kinds() -> dict[str, Callable[[Place], list[Deed]]]:
    kinds: dict[str, Callable[[Place], list[Deed]]] = {"list": lambda where: [_shown(where, "list", "/v2/projects")]}
    for kind, words in SEARCHES.items():
        path = f"/v2/projects?search={quote(words)}"
        kinds[kind] = lambda where, kind=kind, path=path: [_shown(where, kind, path)]  # type: ignore[misc]
    kinds["detail"] = _details
    kinds["dashboard"] = lambda where: [
        Deed("dashboard", "GET", "/v2/dashboard", channels=where.somebody().channels[:60])
    ]
    return kinds


def _shown(where: Place, kind: str, path: str) -> Deed:
    """Hangs on the person's own channel, and on those of the projects that are on the page."""
    person = where.somebody()
    rows = person.must("GET", path)["results"]
    return Deed(kind, "GET", path, channels=[person.channel, *(project_channel(row) for row in rows)])


def _details(where: Place) -> list[Deed]:
    person = where.somebody()
    paths = ((f"/v2/projects/{each['id']}", [person.channel, project_channel(each)]) for each in person.projects)
    return [Deed("detail", "GET", path, channels=channels) for path, channels in paths]


def _taken(where: Place, reads: list[Deed], cold: bool, seconds: float) -> Taken:
    visitors = [Visitor(where.somebody().token, reads)] * CLIENTS
    (taken,) = ask(where.environment, where.product.port, visitors, seconds, cold).values()
    return taken


def _tell(kind: str, cold: bool, found: dict[str, list[Taken]], counted: dict[str, Counted]) -> None:
    for name, rounds in found.items():
        whole = Taken(sorted(each for one in rounds for each in one.milliseconds), sum(one.seconds for one in rounds))
        verdict = "" if whole.percentile(95) < SLOWEST else "  (bar missed: p95 below 200 ms)"
        # What a list keeps while it is made is found again by the same request, which says nothing of the cache.
        hits = "" if cold else f", hits {counted[name].hit_rate()}"
        statements = f"statements {counted[name].statements()}"
        print(f"{kind:>14} {'cold' if cold else 'warm'} {name}: {whole.told()}  {statements}{hits}{verdict}")
    small, large = found.values()
    for percent in (50, 95):
        ratios = [many.percentile(percent) / few.percentile(percent) for few, many in zip(small, large, strict=True)]
        told = f"{median(ratios):.2f} ({min(ratios):.2f}–{max(ratios):.2f})"
        print(f"{'':>14} growth of p{percent}: {told} (bar: below {MOST_GROWTH})")
