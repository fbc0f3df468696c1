"""A thousand sockets in one project and fifty events a second, beside a bare broadcast of the same frames from memory.

The product runs as `make run` starts it, and the events are comments and changes of status that eight members write
over the front; the sockets are those of fifty members, straight at the sockets' process, as the front would pass them
on. An event's time begins with the commit record that PostgreSQL wrote for it, before that record reached the disk, and
ends when a client has read the frame. The bare broadcast is the same server with an application of forty lines, which
hands out the frames of the round before at the times at which they were committed: by itself, and at last while people
write as before, which tells what writers and product leave to anybody on this machine. Before that the sockets rest for
a minute.
"""

import time
from collections import Counter
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from tests.benchmarks.audience import Audience, Heard
from tests.benchmarks.bare_server import BareServer
from tests.benchmarks.bars import Bars
from tests.benchmarks.burden import Burden, resident
from tests.benchmarks.pace import write
from tests.benchmarks.stage import PEOPLE, Stage
from tests.e2e.product import Product

SOCKETS, RATE = 1000, 50
WARM_UP, SECONDS, ROUNDS = 5.0, 20.0, 3
RESTING, IDLE = ("sockets", "postgres", "redis"), 60.0
MOST_RATIO, MOST_IDLE = 2.0, 0.02
# A project takes fifty people.
ENVIRONMENT = {"SOCKETS_PER_PERSON": str(SOCKETS // PEOPLE)}


@dataclass(frozen=True)
class Played:
    """A round: its events are those behind number `after`, up to `until`; `committed` in microseconds since 1970."""

    after: int
    until: int
    committed: Sequence[int]
    heard: Heard


def measure(product: Product, directory: Path, bars: Bars, *, rounds: bool = True) -> None:
    """`rounds` is False where the sockets only rest."""
    stage = Stage(product, directory)
    quiet = _idle(product)
    before = resident(product, "sockets")
    tokens = [stage.people[number % len(stage.people)].session["access_token"] for number in range(SOCKETS)]
    began = time.monotonic()
    with Audience(stage.sockets_port, stage.socket_path, tokens, stage.head()) as audience:
        grown = (resident(product, "sockets") - before) / SOCKETS / 1024
        print(f"fan-out: {SOCKETS:,} sockets in {time.monotonic() - began:.1f} s, {grown:.1f} kB of memory each")
        played = _rounds(stage, audience, tokens, bars) if rounds else None
        _tell_idle(quiet, _idle(product), bars)
    if played:
        _tell_beside_writers(stage, tokens, played)


def _rounds(stage: Stage, audience: Audience, tokens: Sequence[str], bars: Bars) -> Played:
    with BareServer() as server, Audience(server.port, "/", tokens, stage.head()) as bare:
        ours, theirs = [], []
        for turn in range(ROUNDS + 1):
            played, heard, plain = _round(stage, audience, server, bare, WARM_UP if turn == 0 else SECONDS)
            _tell_round(turn, heard, plain)
            bars.hold("fan-out: every event arrives once and in order", not heard.wrong, str(heard.wrong), binding=True)
            ours += [heard] if turn else []
            theirs += [plain] if turn else []
    ratios = [one.percentile(50) / other.percentile(50) for one, other in zip(ours, theirs, strict=True)]
    told = f"{median(ratios):.2f} ({min(ratios):.2f}–{max(ratios):.2f})"
    print(f"fan-out: ratio of p50 to the bare broadcast {told} (bar: {MOST_RATIO:.0f} at most)", flush=True)
    bars.hold(f"fan-out: p50 within {MOST_RATIO:.0f} of a bare broadcast", median(ratios) <= MOST_RATIO, told)
    return played


def _round(
    stage: Stage, audience: Audience, server: BareServer, bare: Audience, seconds: float
) -> tuple[Played, Heard, Heard]:
    after, burden = stage.head(), Burden(stage.product)
    write(stage.writers, RATE, seconds)
    until = stage.head()
    report = audience.report(after, until)
    print(f"fan-out: cores by part: {burden.told()}")
    committed, spent = stage.commits(after, until), burden.seconds("sockets")
    heard = report.since(committed, spent)
    before = server.processor_seconds()
    began = server.broadcast(committed, heard.frames)
    plain = bare.report(after, until)
    played = Played(after, until, committed, heard)
    return played, heard, plain.since(began, server.processor_seconds() - before)


def _tell_beside_writers(stage: Stage, tokens: Sequence[str], played: Played) -> None:
    with (
        BareServer() as server,
        Audience(server.port, "/", tokens, played.after) as bare,
        ThreadPoolExecutor(1) as aside,
    ):
        before, writing = server.processor_seconds(), aside.submit(write, stage.writers, RATE, SECONDS)
        began = server.broadcast(played.committed, played.heard.frames)
        report = bare.report(played.after, played.until)
        plain = report.since(began, server.processor_seconds() - before)
        writing.result()
    ratio = played.heard.percentile(50) / plain.percentile(50)
    print(f"fan-out: bare broadcast beside the same writers {plain.told()}; ours {ratio:.2f} of its p50", flush=True)


def _tell_round(turn: int, heard: Heard, plain: Heard) -> None:
    count, name = len(heard.frames), f"round {turn}" if turn else "warm-up"
    print(
        f"fan-out, {name}: {count} events, {len(heard.milliseconds):,} of {count * SOCKETS:,} deliveries; "
        f"from commit to client {heard.told()}; bare broadcast {plain.told()}",
        flush=True,
    )


def _idle(product: Product) -> Counter[str]:
    """Cores by part while nothing happens."""
    burden = Burden(product)
    time.sleep(IDLE)
    return burden.cores(RESTING)


def _tell_idle(quiet: Counter[str], idle: Counter[str], bars: Bars) -> None:
    cost = sum(idle[part] - quiet[part] for part in RESTING)
    parts = ", ".join(f"{part} {idle[part]:.2%} ({quiet[part]:.2%} without them)" for part in RESTING)
    print(f"{SOCKETS:,} idle sockets cost {cost:.2%} of a core (bar: below {MOST_IDLE:.0%}): {parts}", flush=True)
    bars.hold(f"fan-out: {SOCKETS:,} idle sockets below {MOST_IDLE:.0%} of a core", cost < MOST_IDLE, f"{cost:.2%}")
