"""`make bench`: start the product once, then each measurement in turn; `python -m tests.benchmarks identity` is one.

`idle` is the part of `fanout` in which the sockets rest, and runs only when it is named. When the first one rests,
`projects` starts two products of its own, and `pictures`, `ladder`, `gantt`, `exports` and `schedule` none. It fails
when a binding bar was missed.
"""

import shutil
import sys
import tempfile
from collections.abc import Callable
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
from tests.benchmarks.rest import measure as rest
from tests.e2e.product import Product


def _alone(directory: Path, bars: Bars) -> dict[str, Callable[[], None]]:
    """What needs no product, or starts its own."""
    return {
        "exports": lambda: exports.measure(bars),
        "gantt": lambda: gantt.measure(bars),
        "ladder": lambda: ladder.measure(directory, bars),
        "pictures": lambda: pictures.measure(directory, bars),
        "projects": lambda: projects.measure(directory, bars),
        "schedule": lambda: schedule.measure(bars),
    }


def main(names: list[str], bars: Bars) -> None:
    directory = Path(tempfile.mkdtemp(prefix="videoplanet-bench-"))
    directory.chmod(0o755)
    environment = identity.ENVIRONMENT | fanout.ENVIRONMENT | planning.ENVIRONMENT
    product = Product(directory / "data", RATE_LIMITS="*=100000000/h", **environment)
    alone = _alone(directory, bars)
    beside: dict[str, Callable[[], None]] = {
        "start": lambda: start.measure(product, bars),
        "identity": lambda: identity.measure(product, bars),
        "upload": lambda: upload.measure(product, directory, bars),
        "uploads": lambda: uploads.measure(product, directory, bars),
        "film": lambda: film.measure(product, directory, bars),
        "fanout": lambda: fanout.measure(product, directory, bars),
        "planning": lambda: planning.measure(product, bars),
        "moves": lambda: moves.measure(product, bars),
        "rest": lambda: rest.measure(product, directory, bars),
        "lists": lambda: lists.measure(product, directory, bars),
    }
    parts: dict[str, Callable[[], None]] = {"idle": lambda: fanout.measure(product, directory, bars, rounds=False)}
    parts |= {f"rest.{name}": partial(rest.measure, product, directory, bars, [name]) for name in rest.RACES}
    try:
        names = names or [*beside, *alone]
        if "start" not in names and (beside | parts).keys() & set(names):
            product.start()
        for name in names:
            bars.part = name
            if name in alone:
                product.stop()
            (beside | alone | parts)[name]()
    finally:
        product.stop()
        shutil.rmtree(directory, ignore_errors=True)


if __name__ == "__main__":
    held = Bars()
    main(sys.argv[1:], held)
    print(held.summary())
    sys.exit(held.is_broken)
