"""`make bench`: start the product once, then each measurement in turn; `python -m tests.benchmarks identity` is one."""

import shutil
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from tests.benchmarks import identity, start, upload
from tests.e2e.product import Product


def main(names: list[str]) -> None:
    directory = Path(tempfile.mkdtemp(prefix="videoplanet-bench-"))
    directory.chmod(0o755)
    product = Product(directory / "data", RATE_LIMITS="*=100000000/h", **identity.ENVIRONMENT)
    measurements: dict[str, Callable[[], None]] = {
        "start": lambda: start.measure(product),
        "identity": lambda: identity.measure(product),
        "upload": lambda: upload.measure(product, directory),
    }
    try:
        if "start" not in (names := names or [*measurements]):
            product.start()
        for name in names:
            measurements[name]()
    finally:
        product.stop()
        shutil.rmtree(directory, ignore_errors=True)


if __name__ == "__main__":
    main(sys.argv[1:])
