"""A product of its own, whose limits nobody meets who comes back after every cut."""

from collections.abc import Iterator

import pytest

from tests.e2e.conftest import person
from tests.e2e.product import Product

__all__ = ["person"]

LIMITS = {"RATE_LIMITS": "*=1000000/h", "WEBHOOK_ALLOWED_NETWORKS": "127.0.0.0/8"}


@pytest.fixture(scope="session")
def product(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Product]:
    running = Product(tmp_path_factory.mktemp("product") / "data", **LIMITS)
    running.start()
    yield running
    running.stop()
