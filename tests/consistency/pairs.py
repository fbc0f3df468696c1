"""Pairs of a write through one web process and a read through another: does the read show the write?"""

import re
from collections import Counter
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from typing import Any

import httpx

from tests.consistency.studio import NEXT_STATUS, UNRESOLVED, Seat, Shown, Studio

_LOOKUPS = re.compile(r'^videoplanet_cache_lookups_total\{.*layer="(\w+)".*\} (\S+)$', re.MULTILINE)


@dataclass
class Outcome:
    """How many pairs there were, of which writes and reads, and what each stale read showed."""

    pairs: int = 0
    seen: Counter[str] = field(default_factory=Counter)
    stale: list[str] = field(default_factory=list)


def write_and_read(studios: list[Studio], pairs: int, processes: int = 2) -> Outcome:
    """So many pairs in each studio, all studios at once, one client each; processes take turns at writing."""
    outcome = Outcome()
    with ThreadPoolExecutor(len(studios)) as threads:
        for found in threads.map(lambda studio: list(_pairs(studio, pairs, processes)), studios):
            outcome.pairs += len(found)
            outcome.seen.update(name for names, _ in found for name in names)
            outcome.stale += [stale for _, stales in found for stale in stales]
    return outcome


def lookups(urls: list[str]) -> Counter[str]:
    """How many entries each layer had, in all of these processes; asked of them directly."""
    found = Counter[str]()
    for url in urls:
        for layer, count in _LOOKUPS.findall(httpx.get(f"{url}/metrics", timeout=60).text):
            found[layer] += int(float(count))
    return found


def _pairs(studio: Studio, count: int, processes: int) -> Iterator[tuple[tuple[str, str], list[str]]]:
    for number in range(count):
        writer = number % processes
        reader = (writer + studio.dice.randrange(1, processes)) % processes
        written = studio.write(writer)
        read = studio.dice.choice(sorted(READS))
        found = [f"{written}, then {read}: {wrong}" for wrong in READS[read](studio, reader)]
        yield (written, read), found


def _wrong(expected: dict[str, Any] | None, body: dict[str, Any] | None) -> Iterator[str]:
    """What an answer shows otherwise than it must."""
    if expected is None or body is None:
        if expected is not body:
            yield "is there" if expected is None else "is not there"
        return
    for name, value in expected.items():
        if body[name] != value:
            yield f"{name} is {body[name]!r}, not {value!r}"


def _of_list(studio: Studio, seat: Seat, shown: Shown | None, process: int) -> Iterator[str]:
    rows = seat.must(process, "GET", "/v2/projects", 200, params={"status": "all", "page_size": 50})["results"]
    yield from _wrong(studio.expected(shown), next((row for row in rows if row["id"] == studio.id), None))


def _of_search(studio: Studio, seat: Seat, shown: Shown | None, process: int) -> Iterator[str]:
    rows = seat.must(process, "GET", "/v2/projects", 200, params={"status": "all", "search": studio.name})["results"]
    yield from _wrong(studio.expected(shown), next((row for row in rows if row["id"] == studio.id), None))


def _of_detail(studio: Studio, seat: Seat, shown: Shown | None, process: int) -> Iterator[str]:
    body = seat.must(process, "GET", studio.path, 200 if shown else 404, 200, 404)
    yield from _wrong(studio.expected(shown), body)


def _of_dashboard(studio: Studio, process: int) -> Iterator[str]:
    """Its rows are those of active projects, its totals of all; this person has the one."""
    body = studio.owner.must(process, "GET", "/v2/dashboard", 200)
    rows = body["projects"]
    expected = None if studio.is_archived else studio.expected(studio.mine)
    yield from _wrong(expected, next((row for row in rows if row["id"] == studio.id), None))
    unresolved = sum(status in UNRESOLVED for status in studio.items.values())
    yield from _wrong({"projects": 1, "unresolved": unresolved}, body["totals"])


def _of_statistics(studio: Studio, process: int) -> Iterator[str]:
    body = studio.owner.must(process, "GET", f"{studio.path}/stats", 200)
    counted = Counter(studio.items.values())
    yield from _wrong({status: counted[status] for status in NEXT_STATUS}, body["feedback"]["by_status"])


def _of_members(studio: Studio, process: int) -> Iterator[str]:
    rows = studio.owner.must(process, "GET", f"{studio.path}/members", 200)["results"]
    roles = {studio.owner.id: "owner"} | ({studio.guest.id: studio.theirs.my_role} if studio.theirs else {})
    yield from _wrong(roles, {row["user_id"]: row["role"] for row in rows} if len(rows) == len(roles) else None)


READS: dict[str, Callable[[Studio, int], Iterator[str]]] = {
    "list": lambda studio, process: _of_list(studio, studio.owner, studio.mine, process),
    "list of the guest": lambda studio, process: _of_list(studio, studio.guest, studio.theirs, process),
    "search": lambda studio, process: _of_search(studio, studio.owner, studio.mine, process),
    "detail": lambda studio, process: _of_detail(studio, studio.owner, studio.mine, process),
    "detail of the guest": lambda studio, process: _of_detail(studio, studio.guest, studio.theirs, process),
    "members": _of_members,
    "dashboard": _of_dashboard,
    "statistics": _of_statistics,
}
