"""A product of its own, whose limits nobody meets who comes back after every cut."""

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from core.domain.ids import new_id
from tests.e2e.conftest import person
from tests.e2e.people import Person
from tests.e2e.product import Product
from tests.faults.load import WRITERS, Load
from tests.faults.rows import FAILED, Note, kept, said, taken_again
from tests.faults.verdict import Row
from tests.webhooks.receiver import Receiver

__all__ = ["person"]

LIMITS = {
    "RATE_LIMITS": "*=1000000/h",
    "WEBHOOK_ALLOWED_NETWORKS": "127.0.0.0/8",
    "PLANNING_STORIES_PER_DAY": "1000000",
}
_found: list[Row] = []
_notes: list[str] = []
_skipped: list[str] = []
_passed: set[str] = set()


@pytest.fixture(scope="session")
def product(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Product]:
    running = Product(tmp_path_factory.mktemp("product") / "data", **LIMITS)
    try:
        running.start()
        yield running
    finally:
        running.stop()


@pytest.fixture(scope="session")
def crew(product: Product) -> list[Person]:
    """Those who work while something breaks."""
    return [Person(product, f"crew{new_id().hex[-10:]}") for _ in range(WRITERS)]


@pytest.fixture
def receiver() -> Iterator[Receiver]:
    running = Receiver()
    yield running
    running.close()


@pytest.fixture
def load(product: Product, crew: list[Person], receiver: Receiver, tmp_path: Path) -> Load:
    return Load(product, crew, receiver, tmp_path / "컷.mp4")


@pytest.fixture
def tell(capsys: pytest.CaptureFixture[str]) -> Callable[[Row], None]:
    """Keep and say what was found; what is lost, wrong or flawed fails."""

    def telling(row: Row) -> None:
        _found.append(row)
        with capsys.disabled():
            print(f"\n{said(row)}", flush=True)
        assert row.is_clean, (row.lost[:5], row.wrong[:5], row.flawed[:5])

    return telling


@pytest.fixture
def note(capsys: pytest.CaptureFixture[str]) -> Note:
    """Keep and say what came of something that is no row of the table."""

    def noting(words: str) -> None:
        _notes.append(words)
        with capsys.disabled():
            print(f"\nfaults: {words}", flush=True)

    return noting


def pytest_runtest_logreport(report: pytest.TestReport) -> None:
    if report.failed:
        _notes.append(f"{FAILED}{report.nodeid.partition('::')[2]}: {_why(report)}")
    if report.passed and report.when == "call":
        _passed.add(report.nodeid.partition("::")[2])
    if report.skipped and isinstance(report.longrepr, tuple):
        _skipped.append(report.longrepr[2].removeprefix("Skipped: "))


def pytest_sessionfinish() -> None:
    """`make faults` asks for the report of one whole run; `FAULTS_REPORT=again` for the place of some in it."""
    if (wish := os.environ.get("FAULTS_REPORT")) == "again":
        taken_again(_found, _notes, _passed)
    elif wish:
        kept(_found, _notes, _skipped)


def _why(report: pytest.TestReport) -> str:
    crash = getattr(report.longrepr, "reprcrash", None)
    return str(crash.message if crash else report.longrepr).splitlines()[0]
