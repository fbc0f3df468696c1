"""How long a newcomer waits: from `python -m stack` to 200 on /health/ready, packages present."""

from tests.benchmarks.bars import Bars
from tests.e2e.product import Product

SLOWEST = 20.0


def measure(product: Product, bars: Bars) -> None:
    first = product.start()
    product.stop()
    again = product.start()
    print(f"start: first {first:.1f} s to ready (bar: under {SLOWEST:.0f} s), again {again:.1f} s")
    bars.hold(f"first start under {SLOWEST:.0f} s", first < SLOWEST, f"{first:.1f} s")
