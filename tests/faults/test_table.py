"""Every part of the product is killed, and stopped for ten seconds, while people work."""

import signal
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import psutil
import pytest

from tests.e2e.product import Product, until
from tests.faults.load import Load
from tests.faults.verdict import Row, verdict

PARTS = (
    *("web", "sockets", "front", "worker", "beat", "media", "encoder", "planner", "webhooks"),
    *("postgres", "redis", "s3"),
)
PAUSE_SECONDS = 10.0
BEFORE, AFTER = 3.0, 2.0


@pytest.mark.parametrize("part", PARTS)
def test_a_part_is_killed(product: Product, load: Load, part: str, tell: Callable[[Row], None]) -> None:
    with load.at_work():
        load.go_on(BEFORE)
        product.kill(part)
        recovery = back(product, load, part)
        load.go_on(AFTER)
    tell(verdict(f"{part} killed", load, recovery))


@pytest.mark.parametrize("part", PARTS)
def test_a_part_stands_still(product: Product, load: Load, part: str, tell: Callable[[Row], None]) -> None:
    with load.at_work():
        load.go_on(BEFORE)
        paused = pause(product, part)
        time.sleep(PAUSE_SECONDS)
        for each in paused:
            with suppress(psutil.NoSuchProcess):
                each.send_signal(signal.SIGCONT)
        recovery = back(product, load, part)
        load.go_on(AFTER)
    tell(verdict(f"{part} stopped for {PAUSE_SECONDS:.0f} s", load, recovery))


def pause(product: Product, part: str) -> list[psutil.Process]:
    """All its processes at once, the head first; those of PostgreSQL show by their parent alone whose they are."""
    named = until(lambda: product.processes(part), what=f"a process of {part}")
    found = [*named, *(each for head in named for each in head.children(recursive=True) if each not in named)]
    for each in found:
        with suppress(psutil.NoSuchProcess):
            each.send_signal(signal.SIGSTOP)
    return found


def back(product: Product, load: Load, part: str) -> float:
    """Seconds until all is well again."""
    began = time.monotonic()
    load.seconds_until_well()
    until(product.is_ready, 60, f"readiness after {part}")
    until(lambda: product.processes(part), 60, f"another process of {part}")
    return time.monotonic() - began


@pytest.fixture
def film(tmp_path: Path) -> Path:
    return tmp_path / "컷.mp4"
