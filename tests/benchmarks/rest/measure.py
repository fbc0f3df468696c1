"""`python -m tests.benchmarks rest`: the product, its limits and the textbook, all up at once, race after race.

Sixteen clients over connections that stay, each asking again as soon as it has its answer. Ratios are those of rounds:
of requests a second, and of processor time a request (servers and database), which a busy machine leaves alone. One
race alone is `rest.items`, `rest.talk` or `rest.overview`; BENCH_ROUNDS and BENCH_SECONDS make it a glance.
"""

import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path

from tests.benchmarks.bars import Bars
from tests.benchmarks.rest import items, overview, talk
from tests.benchmarks.rest.race import Track, track
from tests.benchmarks.rest.recorded import record
from tests.benchmarks.rest.servers import (
    Server,
    environment_of,
    front,
    on_a_port,
    serving,
    signing_key,
    under_granian,
    web,
)
from tests.benchmarks.rest.stock import Stock
from tests.e2e.product import ROOT, Product

Race = Callable[[Track, Stock, Mapping[str, Server], Bars], None]
# Those that write come last: what comes of that is worked on for a while.
RACES: dict[str, Race] = {"items": items.measure, "overview": overview.measure, "talk": talk.measure}


def measure(product: Product, directory: Path, bars: Bars, races: Sequence[str] = tuple(RACES)) -> None:
    environment = environment_of(product) | {"BENCH_SIGNING_KEY": signing_key()}
    stock = Stock(product, directory, environment)
    environment["BENCH_RECORDED"] = str(record(environment, stock.recordings(), stock.authorization, stock.channels))
    subprocess.run([sys.executable, "-m", "tests.benchmarks.rest.textbook.fill"], cwd=ROOT, env=environment, check=True)
    database = product.processes("postgres")[:1]
    with contenders(product, environment) as servers, track(database, environment, bars) as where:
        for name in races:
            RACES[name](where, stock, servers, bars)


@contextmanager
def contenders(product: Product, environment: Mapping[str, str]) -> Iterator[dict[str, Server]]:
    """By name; all serve."""
    targets = {"bare": ("bare.wsgi", "wsgi"), "asgi": ("bare.asgi", "asgi"), "textbook": ("textbook.wsgi", "wsgi")}
    with ExitStack() as stack:
        found = {"product": web(product, environment), "front": front(product)}
        for name, (module, interface) in targets.items():
            own = on_a_port(environment)
            command = under_granian(f"tests.benchmarks.rest.{module}:application", own, interface)
            found[name] = stack.enter_context(serving(name, command, own))
        yield found
