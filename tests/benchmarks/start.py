"""How long a newcomer waits: from `python -m stack` to 200 on /health/ready, packages present."""

from tests.e2e.product import Product


def measure(product: Product) -> None:
    first = product.start()
    product.stop()
    again = product.start()
    print(f"start: first {first:.1f} s to ready (bar: under 20 s), again {again:.1f} s")
