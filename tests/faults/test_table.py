"""Every part of the product is killed, stands still for ten seconds, or is told to end, while people work."""

import signal
import time
from contextlib import suppress
from pathlib import Path

import psutil
import pytest

from tests.e2e.fleet import Fleet
from tests.e2e.people import Person
from tests.e2e.product import Product, until
from tests.faults.load import Load
from tests.faults.remains import Remains
from tests.faults.rows import Tell
from tests.faults.verdict import AT_ONCE_SECONDS, STALE_SECONDS, verdict
from tests.webhooks.receiver import Receiver

PROGRAMS = ("web", "sockets", "front", "worker", "beat", "media", "encoder", "planner", "webhooks")
PARTS = (*PROGRAMS, "postgres", "redis", "s3")
# As long as the supervisor waits before it kills.
END_SECONDS = 12.0
PAUSE_SECONDS = 10.0
BEFORE, AFTER = 3.0, 2.0


@pytest.mark.parametrize("part", PARTS)
def test_a_part_is_killed(product: Product, load: Load, part: str, tell: Tell) -> None:
    with load.at_work():
        load.go_on(BEFORE)
        product.kill(part)
        recovery = back(product, load, part, Remains(product, part))
        load.go_on(AFTER)
    tell(verdict(f"{part} killed", load, recovery, stale_seconds=staleness_under(part)))


@pytest.mark.parametrize("part", PARTS)
def test_a_part_stands_still(product: Product, load: Load, part: str, tell: Tell) -> None:
    with load.at_work():
        load.go_on(BEFORE)
        paused = pause(product, part)
        time.sleep(PAUSE_SECONDS)
        remains = Remains(product, part)
        for each in paused:
            with suppress(psutil.NoSuchProcess):
                each.send_signal(signal.SIGCONT)
        recovery = back(product, load, part, remains)
        load.go_on(AFTER)
    fault = f"{part} stopped for {PAUSE_SECONDS:.0f} s"
    tell(verdict(fault, load, recovery, stale_seconds=staleness_under(part)))


@pytest.mark.parametrize("part", PROGRAMS)
def test_a_part_is_told_to_end(product: Product, load: Load, part: str, tell: Tell) -> None:
    with load.at_work():
        load.go_on(BEFORE)
        told = until(lambda: product.processes(part), what=f"a process of {part}")
        told[0].terminate()
        _, alive = psutil.wait_procs(told, END_SECONDS)
        recovery = back(product, load, part, Remains(product, part))
        load.go_on(AFTER)
    tell(verdict(f"{part} told to end", load, recovery))
    assert alive == []


def test_every_process_is_replaced(
    product: Product, crew: list[Person], receiver: Receiver, tmp_path: Path, tell: Tell
) -> None:
    """Two of web and of sockets behind a front; the only fault by which nobody may be refused."""
    fleet = Fleet(product, tmp_path)
    try:
        fleet.start()
        load = Load(fleet, [each.through(fleet.url, fleet.port) for each in crew], receiver, tmp_path / "컷.mp4")
        with load.at_work():
            load.go_on(BEFORE)
            for kind, number in fleet.members:
                fleet.replace(kind, number)
                load.go_on(1)
            recovery = load.seconds_until_well()
        row = verdict("two of web and sockets replaced in turn", load, recovery)
    finally:
        fleet.stop()
    tell(row)
    assert (row.refused, row.cut) == ({}, {})


def staleness_under(part: str) -> float:
    return STALE_SECONDS if part == "redis" else AT_ONCE_SECONDS


def pause(product: Product, part: str) -> list[psutil.Process]:
    """All its processes at once, the head first; those of PostgreSQL show by their parent alone whose they are."""
    named = until(lambda: product.processes(part), what=f"a process of {part}")
    found = [*named, *(each for head in named for each in head.children(recursive=True) if each not in named)]
    for each in found:
        with suppress(psutil.NoSuchProcess):
            each.send_signal(signal.SIGSTOP)
    return found


def back(product: Product, load: Load, part: str, remains: Remains) -> float:
    """Seconds until all is well again, and the part itself works."""
    began = time.monotonic()
    load.seconds_until_well()
    until(product.is_ready, 60, f"readiness after {part}")
    until(lambda: product.processes(part), 60, f"another process of {part}")
    remains.wait()
    return time.monotonic() - began
