"""`python -m tests.load load` for some minutes (LOAD_MINUTES, LOAD_PEOPLE, LOAD_PAUSE), `soak` for twenty
(SOAK_MINUTES, SOAK_PEOPLE, SOAK_PAUSE).

The product is started, loaded, watched, and told of in docs/benchmarks (REPORT_DIR); 1 where a bound does not hold.
"""

import os
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

from stack.programs import ROOT
from tests.e2e.product import Product
from tests.load.crowd import Crowd, followers_of
from tests.load.figures import Figurer, Samples
from tests.load.growth import Growth
from tests.load.machine import facts
from tests.load.report import Report
from tests.load.scene import UNLIMITED, made

SAMPLE_SECONDS = 10.0
# Caches fill, workers have done each thing once, connections are open.
WARM_UP_SHARE, SHORTEST_WARM_UP = 0.25, 60.0
FEWEST_SAMPLES = 12


@dataclass(frozen=True)
class Wish:
    kind: str
    minutes: float
    people: int
    pause: float

    @classmethod
    def of(cls, kind: str) -> "Wish":
        minutes, people, pause = {"load": (3.0, 60, 0.6), "soak": (20.0, 30, 1.0)}[kind]
        name = kind.upper()
        return cls(
            kind,
            float(os.environ.get(f"{name}_MINUTES", minutes)),
            int(os.environ.get(f"{name}_PEOPLE", people)),
            float(os.environ.get(f"{name}_PAUSE", pause)),
        )


def main(kind: str) -> int:
    wish = Wish.of(kind)
    with tempfile.TemporaryDirectory(prefix="videoplanet-load-") as name:
        directory = Path(name)
        product = Product(directory / "data", **UNLIMITED)
        try:
            product.start()
            report = _run(product, directory, wish)
        finally:
            product.stop()
    path = report.write(Path(os.environ.get("REPORT_DIR", ROOT / "docs" / "benchmarks")))
    print(path.read_text())
    return 1 if report.broken else 0


def _run(product: Product, directory: Path, wish: Wish) -> Report:
    told, seconds = facts(product), int(wish.minutes * 60)
    sitting, told_as = followers_of(wish.people), f"{wish.minutes:g} minutes"
    print(f"{wish.kind}: {wish.people} people, {sitting} of them on sockets, for {told_as}", flush=True)
    scene = made(product, directory, wish.people)
    crowd = Crowd(product, scene, directory, seconds=seconds, people=wish.people, pause=wish.pause)
    try:
        samples = _sampled(product, crowd, seconds)
    finally:
        crowd.stop()
    dropped = max(SHORTEST_WARM_UP, seconds * WARM_UP_SHARE)
    kept = samples.after(dropped)
    # An error is one whenever it comes.
    taken = {name: (samples if name == "server errors" else kept).of(name) for name in kept.names}
    growths = [Growth.of(name, points) for name, points in taken.items()] if len(kept) >= FEWEST_SAMPLES else []
    return Report(wish.kind, seconds, int(dropped), wish.people, told, crowd.asked(), crowd.failures(), growths)


def _sampled(product: Product, crowd: Crowd, seconds: int) -> Samples:
    """Until the end is near, when people begin to leave."""
    figurer, samples = Figurer(product), Samples()
    ends, turn = time.monotonic() + seconds - SAMPLE_SECONDS, time.monotonic()
    while crowd.is_there and time.monotonic() < ends:
        samples.add(figurer.now())
        turn += SAMPLE_SECONDS
        time.sleep(max(0.0, turn - time.monotonic()))
    while crowd.is_there:
        time.sleep(1)
    return samples


if __name__ == "__main__":
    if sys.argv[1:] not in (["load"], ["soak"]):
        sys.exit("usage: python -m tests.load load|soak")
    sys.exit(main(sys.argv[1]))
