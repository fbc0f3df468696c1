"""`make bench`: start the product once, then each measurement in turn."""

import shutil
import tempfile
from pathlib import Path

from tests.benchmarks import start, upload
from tests.e2e.product import Product


def main() -> None:
    directory = Path(tempfile.mkdtemp(prefix="videoplanet-bench-"))
    directory.chmod(0o755)
    product = Product(directory / "data", RATE_LIMITS="*=100000000/h")
    try:
        start.measure(product)
        upload.measure(product, directory)
    finally:
        product.stop()
        shutil.rmtree(directory, ignore_errors=True)


if __name__ == "__main__":
    main()
