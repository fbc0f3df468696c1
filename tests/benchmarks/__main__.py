"""`make bench`: start the product once, then each measurement in turn; `python -m tests.benchmarks identity` is one.

`idle` is the part of `fanout` in which the sockets rest, `rest.items` and the like are parts of `rest`; they run only
when they are named. When the first product rests, `projects` starts two of its own, and `pictures`, `ladder`,
`gantt`, `exports` and `schedule` none. It fails when a binding bar was missed. All together they write docs/benchmarks,
and so do those that are named after `--report`.
"""

import shutil
import sys
import tempfile
import traceback
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from tests.benchmarks import (
    exports,
    fanout,
    film,
    gantt,
    identity,
    ladder,
    lists,
    moves,
    pictures,
    planning,
    projects,
    schedule,
    start,
    upload,
    uploads,
)
from tests.benchmarks.bars import Bars
from tests.benchmarks.filled import until_quiet
from tests.benchmarks.machine import machine
from tests.benchmarks.report import Report
from tests.benchmarks.rest import measure as rest
from tests.benchmarks.servers import measure as servers
from tests.e2e.product import Product

Parts = dict[str, Callable[[], None]]
ENVIRONMENT = identity.ENVIRONMENT | fanout.ENVIRONMENT | planning.ENVIRONMENT


def main(names: Sequence[str], bars: Bars, report: Report, *, written: bool) -> None:
    """All parts where none is named; what is found is written after each, so that a run that is ended is not lost."""
    directory = Path(tempfile.mkdtemp(prefix="videoplanet-bench-"))
    directory.chmod(0o755)
    product = Product(directory / "data", RATE_LIMITS="*=100000000/h", **ENVIRONMENT)
    beside, alone = _beside(product, directory, bars), _alone(directory, bars)
    named = beside | _named(product, directory, bars)
    # The product ends with the first that is alone.
    names = sorted(names or [*beside, *alone], key=lambda name: name in alone)
    try:
        if "start" not in names and named.keys() & set(names):
            product.start()
        for name in names:
            if name in alone:
                product.stop()
            elif name != names[0]:
                until_quiet(product.processes("web")[0].environ())
            _measure(name, (named | alone)[name], bars, report)
            if written:
                report.write(bars)
    finally:
        product.stop()
        shutil.rmtree(directory, ignore_errors=True)


def _beside(product: Product, directory: Path, bars: Bars) -> Parts:
    """In turn beside one product; that of REST while it is still empty."""
    return {
        "start": lambda: start.measure(product, bars),
        "rest": lambda: rest.measure(product, directory, bars),
        "servers": lambda: servers.measure(product, directory, bars),
        "identity": lambda: identity.measure(product, bars),
        "upload": lambda: upload.measure(product, directory, bars),
        "uploads": lambda: uploads.measure(product, directory, bars),
        "film": lambda: film.measure(product, directory, bars),
        "fanout": lambda: fanout.measure(product, directory, bars),
        "planning": lambda: planning.measure(product, bars),
        "moves": lambda: moves.measure(product, bars),
        "lists": lambda: lists.measure(product, directory, bars),
    }


def _alone(directory: Path, bars: Bars) -> Parts:
    """What needs no product, or starts its own."""
    return {
        "exports": lambda: exports.measure(bars),
        "gantt": lambda: gantt.measure(bars),
        "ladder": lambda: ladder.measure(directory, bars),
        "pictures": lambda: pictures.measure(directory, bars),
        "projects": lambda: projects.measure(directory, bars),
        "schedule": lambda: schedule.measure(bars),
    }


def _named(product: Product, directory: Path, bars: Bars) -> Parts:
    """Parts of parts, which run only when they are named."""
    races: Parts = {f"rest.{name}": partial(rest.measure, product, directory, bars, [name]) for name in rest.RACES}
    return {"idle": lambda: fanout.measure(product, directory, bars, rounds=False), **races}


def _measure(name: str, part: Callable[[], None], bars: Bars, report: Report) -> None:
    """One that fails is told, and the others follow."""
    bars.part = name
    with report.hearing(name):
        try:
            part()
        except Exception as error:
            traceback.print_exc()
            bars.hold(f"{name} comes to its end", False, f"{type(error).__name__}: {str(error)[:200]}", binding=True)


if __name__ == "__main__":
    held, told = Bars(), Report(machine())
    named = [name for name in sys.argv[1:] if name != "--report"]
    main(named, held, told, written=not named or "--report" in sys.argv)
    print(held.summary())
    sys.exit(held.is_broken)
