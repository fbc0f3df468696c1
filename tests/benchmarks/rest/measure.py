"""`python -m tests.benchmarks rest`: the product, its limits and the textbook, all up at once, race after race.

Sixteen clients over connections that stay, each asking again as soon as it has its answer. Ratios are those of rounds:
of requests a second, and of processor time a request (servers and database), which a busy machine leaves alone.
"""

from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from pathlib import Path
from statistics import median

from tests.benchmarks.bars import Bars
from tests.benchmarks.rest import items
from tests.benchmarks.rest.race import CLIENTS, ROUNDS, SECONDS, Lap, Laps, Track, between, ratio, track
from tests.benchmarks.rest.servers import (
    Server,
    environment_of,
    front,
    on_a_port,
    serving,
    under_granian,
    web,
)
from tests.benchmarks.rest.stock import Stock
from tests.e2e.product import Product

SLOWEST = {95: 200.0, 99: 500.0}


def measure(product: Product, directory: Path, bars: Bars) -> None:
    environment = environment_of(product)
    stock = Stock(product, directory, environment)
    database = product.processes("postgres")[:1]
    with contenders(product, environment) as servers, track(database, environment["REDIS_URL"], bars) as where:
        items.check(stock, servers)
        _items(where, items.runners(stock, servers), bars)


@contextmanager
def contenders(product: Product, environment: Mapping[str, str]) -> Iterator[dict[str, Server]]:
    """By name; all serve."""
    bare, asgi = on_a_port(environment), on_a_port(environment)
    with ExitStack() as stack:
        yield {
            "product": web(product, environment),
            "front": front(product),
            "bare": stack.enter_context(
                serving("bare", under_granian("tests.benchmarks.rest.bare.wsgi:application", bare), bare)
            ),
            "asgi": stack.enter_context(
                serving("asgi", under_granian("tests.benchmarks.rest.bare.asgi:application", asgi, "asgi"), asgi)
            ),
        }


def _items(where: Track, runners: list[items.Runner], bars: Bars) -> None:
    laps = where.race(runners)
    tell("feedback list", laps)
    for size in (items.FEW, items.MANY, items.DEEP):
        compare(laps, f"product, {size}", f"limit, {size}", bars, least=0.5)
    for kind in ("kept", "304"):
        compare(laps, f"product, {kind}", "constant through Django", bars, least=0.5)
    compare(laps, f"product, {items.FEW}", f"product, {items.MANY}", bars, most=1.2)
    compare(laps, f"product, {items.MANY}", f"product, {items.DEEP}", bars, most=1.2)


def tell(what: str, laps: Laps) -> None:
    print(f"{what}: {ROUNDS} rounds of {SECONDS} s, {CLIENTS} clients, medians (least–most)")
    for name, each in laps.items():
        print(f"{name:>32}: {_told(each)}", flush=True)


def _told(laps: list[Lap]) -> str:
    rate = between([lap.rate for lap in laps], ".0f")
    times = ", ".join(f"p{each} {between([lap.percentile(each) for lap in laps], '.1f')}" for each in (50, 95, 99))
    server, database = (between([getattr(lap, part) for lap in laps]) for part in ("server_ms", "database_ms"))
    return f"{rate}/s, {times} ms, processor ms a request {server}, of the database {database}"


def compare(
    laps: Laps, one: str, other: str, bars: Bars, *, least: float | None = None, most: float | None = None
) -> None:
    """`one` does at least so many times as much a second as `other`, or at most."""
    rates = ratio(laps, one, other, lambda lap: lap.rate)
    burdens = ratio(laps, other, one, lambda lap: lap.burden)
    bar = f"at least {least}" if least is not None else f"at most {most}"
    print(f"  {one} : {other}: {between(rates)} by rate, {between(burdens)} by processor time (bar: {bar})", flush=True)
    holds = median(rates) >= least if least is not None else median(rates) <= (most or 0)
    bars.hold(f"rest: {one} {bar} × {other}", holds, between(rates))
