"""`python -m tests.benchmarks servers`: the list of items under other servers, connections and renderers, all up.

The product as it is, from PostgreSQL (no entry is kept long enough to be found), and a constant through a bare Django.
"""

import signal
from collections.abc import Iterable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from pathlib import Path

import psycopg

from tests.benchmarks.bars import Bars
from tests.benchmarks.rest.comparison import Comparison
from tests.benchmarks.rest.race import Runner, Track, track
from tests.benchmarks.rest.servers import Server, environment_of, on_a_port, serving
from tests.benchmarks.rest.stock import Stock
from tests.benchmarks.servers import renderers
from tests.benchmarks.servers.commands import KINDS, OURS, SERVERS, all_servers, granian
from tests.e2e.product import Product, until

SIZE = 18_000
_PRODUCT, _BARE = "tests.benchmarks.servers.settings", "tests.benchmarks.rest.bare.settings"
# By what they are told as, and what the settings are told.
VARIANTS = {
    "a connection a request": {"BENCH_CONNECTIONS": "each"},
    "a pool of psycopg": {"BENCH_CONNECTIONS": "pool"},
    "DRF's renderer": {"BENCH_RENDERER": "drf"},
}


def measure(product: Product, directory: Path, bars: Bars) -> None:
    metrics = directory / "servers" / "web"
    metrics.mkdir(parents=True)
    environment = environment_of(product) | {"PROMETHEUS_MULTIPROC_DIR": str(metrics)}
    stock = Stock(product, directory, environment, "servers", {"1 k": 1_000}, desks=0)
    renderers.measure(stock.must(stock.films["1 k"].path), bars)
    _make_room(product, environment)
    database = product.processes("postgres")[:1]
    with track(database, environment, bars) as where:
        for names in (SERVERS, (OURS, *VARIANTS)):
            with _up(names, environment, "/health/live", _PRODUCT) as servers:
                _list(where, stock, servers, bars)
        with _up(KINDS, environment) as servers:
            _constant(where, stock, servers, bars)


def _make_room(product: Product, environment: Mapping[str, str]) -> None:
    """For the connections of them all at once."""
    with psycopg.connect(environment["DATABASE_URL"], autocommit=True) as database:
        database.execute("ALTER SYSTEM SET max_connections = 500")
    head = product.processes("postgres")[0]
    head.send_signal(signal.SIGINT)
    head.wait(30)
    until(product.is_ready, what="PostgreSQL after its restart")


def _list(where: Track, stock: Stock, servers: Mapping[str, Server], bars: Bars) -> None:
    film = stock.films["1 k"]
    requests = stock.get([film.path + page.ours for page in stock.first(film.path)])
    channel = [f"project:{film.project_id}"]
    _race(where, [Runner(name, server, requests, cold=channel) for name, server in servers.items()], "list", bars)


def _constant(where: Track, stock: Stock, servers: Mapping[str, Server], bars: Bars) -> None:
    requests = stock.get([f"/constant/{SIZE}"])
    _race(where, [Runner(name, server, requests) for name, server in servers.items()], "constant", bars)


def _race(where: Track, runners: list[Runner], what: str, bars: Bars) -> None:
    found = Comparison(f"{what} under {', '.join(runner.name for runner in runners)}", where.race(runners), bars)
    for runner in runners:
        if runner.name != OURS:
            found.beside(OURS, runner.name)
    found.keep()
    memory = ", ".join(f"{runner.name} {runner.server.resident() / 1024**2:.0f} MB" for runner in runners)
    print(f"  memory: {memory}", flush=True)


@contextmanager
def _up(
    names: Iterable[str], environment: Mapping[str, str], path: str = "/constant/2", settings: str = _BARE
) -> Iterator[dict[str, Server]]:
    """Servers and variants of ours by their names, all of which serve."""
    with ExitStack() as stack:
        found = {}
        for name in names:
            own = on_a_port({**environment, "BENCH_SETTINGS": settings, **VARIANTS.get(name, {})})
            command = all_servers(own).get(name) or granian(2, 8, own)
            found[name] = stack.enter_context(serving(name, command, own, path))
        yield found
