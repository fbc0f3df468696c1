"""One running product for all journeys; they share it, each with people and projects of its own."""

from collections.abc import Callable, Generator, Iterator
from pathlib import Path
from typing import Any

import pytest

from core.domain.ids import new_id
from tests.core.infrastructure.collector import Collector
from tests.e2e.people import Person
from tests.e2e.product import Product
from tests.samples import clip


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """All journeys run in one worker process, so that the product is started once."""
    for item in items:
        if "e2e" in item.path.parts:
            item.add_marker(pytest.mark.xdist_group("e2e"))


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Beside a failed journey stands what the product said."""
    report = yield
    values: dict[str, Any] = getattr(item, "funcargs", {})
    if report.failed and isinstance(running := values.get("product"), Product):
        report.sections.append(("the product's own words", running.output()[-3000:]))
    return report


@pytest.fixture(scope="session")
def collector() -> Iterator[Collector]:
    """Gets the traces of all journeys."""
    made = Collector()
    yield made
    made.close()


@pytest.fixture(scope="session")
def product(tmp_path_factory: pytest.TempPathFactory, collector: Collector) -> Iterator[Product]:
    watched = {"OTEL_EXPORTER_OTLP_ENDPOINT": collector.url, "OTEL_SERVICE_NAME": "journeys"}
    running = Product(tmp_path_factory.mktemp("product") / "data", WEBHOOK_ALLOWED_NETWORKS="127.0.0.0/8", **watched)
    print(f"first start: {running.start():.1f} s to ready")
    yield running
    running.stop()


@pytest.fixture
def person(product: Product) -> Callable[[str], Person]:
    return lambda name: Person(product, f"{name}{new_id().hex[-10:]}")


@pytest.fixture(scope="session")
def cuts(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """A 30 s 1080p H.264 mp4, and the same length as mov and avi."""
    folder = tmp_path_factory.mktemp("cuts")
    names = {"mp4": "봄 캠페인 1차.mp4", "mov": "1차.mov", "avi": "1차.avi"}
    return {kind: clip(folder / name, seconds=30) for kind, name in names.items()}
