"""What the product depends on is cut off, falls silent, has no room left, or counts another time."""

import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from core.domain.ids import new_id
from tests.e2e.people import Person
from tests.e2e.product import until
from tests.faults.conftest import LIMITS
from tests.faults.load import WRITERS, Load
from tests.faults.outside import Outside, outside
from tests.faults.rows import Tell
from tests.faults.verdict import AT_ONCE_SECONDS, STALE_SECONDS, Row, verdict
from tests.webhooks.receiver import Receiver

SERVERS = ("postgres", "redis", "s3")
SECONDS = 10.0
BEFORE, AFTER = 3.0, 2.0
HOUR, DAY = 3600, 86400
JUMPS = {"an hour ahead": HOUR, "an hour back": -HOUR, "a day ahead": DAY, "a day back": -DAY}


@pytest.fixture(scope="module")
def around(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Outside]:
    with outside(tmp_path_factory.mktemp("outside"), **LIMITS) as found:
        yield found


@pytest.fixture(scope="module")
def people(around: Outside) -> list[Person]:
    return [Person(around.product, f"crew{new_id().hex[-10:]}") for _ in range(WRITERS)]


@pytest.fixture
def work(around: Outside, people: list[Person], receiver: Receiver, tmp_path: Path) -> Load:
    return Load(around.product, people, receiver, tmp_path / "컷.mp4")


Deed = Callable[[], None]


def broken(around: Outside, work: Load, fault: str, strike: Deed, heal: Deed) -> Row:
    """What became of the work while it was broken for ten seconds."""
    with work.at_work():
        work.go_on(BEFORE)
        strike()
        time.sleep(SECONDS)
        heal()
        began = time.monotonic()
        work.seconds_until_well()
        until(around.product.is_ready, 60, "readiness")
        recovery = time.monotonic() - began
        work.go_on(AFTER)
    stale_seconds = STALE_SECONDS if "redis" in fault else AT_ONCE_SECONDS
    return verdict(fault, work, recovery, stale_seconds=stale_seconds)


@pytest.mark.parametrize("server", SERVERS)
def test_the_network_to_a_server_is_cut(around: Outside, work: Load, server: str, tell: Tell) -> None:
    wire = around.wires[server]
    tell(broken(around, work, f"network to {server} cut for 10 s", wire.cut, wire.mend))


@pytest.mark.parametrize("server", SERVERS)
def test_the_network_to_a_server_falls_silent(around: Outside, work: Load, server: str, tell: Tell) -> None:
    wire = around.wires[server]
    tell(broken(around, work, f"network to {server} silent for 10 s", wire.fall_silent, wire.mend))


@pytest.mark.parametrize("server", ["s3", "postgres"])
def test_a_disc_is_full(around: Outside, work: Load, server: str, tell: Tell) -> None:
    disc = around.discs[server]
    if not disc.is_bounded:
        pytest.skip(f"full disc of {server}: file systems are mounted by root alone")
    tell(broken(around, work, f"disc of {server} full for 10 s", disc.fill, lambda: room_again(around, server)))


def room_again(around: Outside, server: str) -> None:
    """A server that gave up is started again, as whoever watches over it does."""
    around.discs[server].clear()
    if around.servers[server].has_ended:
        around.servers[server].start()


@pytest.mark.parametrize("jump", JUMPS)
def test_the_clock_jumps(around: Outside, work: Load, jump: str, tell: Tell) -> None:
    """Of all processes of the product, but not of its servers; and back again."""
    tell(
        broken(
            around, work, f"clock {jump} for 10 s", lambda: around.clock.jump(JUMPS[jump]), lambda: around.clock.jump(0)
        )
    )
