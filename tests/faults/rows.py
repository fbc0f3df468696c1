"""What `make faults` found, as a table for people and as JSON: `docs/faults.md` and `docs/faults.json`."""

import json
import os
import platform
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path

import psutil

from config.openapi import DOCUMENT
from tests.faults.verdict import AT_ONCE_SECONDS, STALE_SECONDS, WORDS, Row

DOCS = Path(__file__).parents[2] / "docs"
HEAD = f"""\
# What breaks, and what becomes of it

Written by `make faults`. Under each fault there was the same load: {WORDS}.
What was acknowledged was looked for afterwards in the event log, over REST, at every socket and at the webhook's
receiver; what was read was held against what had been acknowledged before it was asked for.

Of **lost**, **wrong** and **flawed** there must be none; the rest tells how it showed and for how long. Parts that are
killed or told to end are started again at once, so that their times are those of a start; what was cut off is repeated
by whoever asked, under its `Idempotency-Key`. Ten seconds of standing still are less than a process waits for the
database (15 s): these rows show that nobody gives up too early, those of cut networks what it is to be without.

- **lost**: acknowledged, and not there afterwards.
- **wrong**: shown though it never was so, told twice or in another order, refused to a member, or older than
  {AT_ONCE_SECONDS:.0f} s ({STALE_SECONDS:.0f} s where Redis cannot be told of changes: ADR 17).
- **stale**: seconds by which an answer was behind what had been acknowledged, at most.
- **refused**: answers 429 and 5xx. **flawed**: those that were no problem document, lacked `Retry-After`, or were 500.
- **cut off**: requests without any answer.
- **silence**: the longest time in which nobody at all was answered well, and in which no write was acknowledged.
- **recovery**: seconds from the end of the fault until everybody was answered and all sockets had everything; and, of a
  part that works behind the scenes, until it said that it works and had taken up what it was at and what waited for it.

"""
TITLES = (
    *("fault", "acknowledged", "answered", "lost", "wrong", "stale s", "refused", "flawed", "cut off"),
    *("silence s", "of writes s", "recovery s"),
)


FAILED = "**Failed**: "
Note = Callable[[str], None]
Tell = Callable[[Row], None]


def said(row: Row) -> str:
    """In one line, for whoever watches."""
    recovery = "–" if row.recovery_seconds is None else f"{row.recovery_seconds:.1f} s"
    return (
        f"faults: {row.fault}: {row.acknowledged} acknowledged, lost = {len(row.lost)}, wrong = {len(row.wrong)}, "
        f"stale {row.stale_seconds:.1f} s, refused {row.refused or 'none'}, flawed = {len(row.flawed)}, "
        f"cut off {row.cut or 'none'}, silence {row.silence_seconds:.1f} s "
        f"(of writes {row.write_silence_seconds:.1f} s), recovery {recovery}"
    )


def kept(rows: Iterable[Row], notes: Iterable[str], skipped: Iterable[str]) -> None:
    """Both files, written anew."""
    rows, notes, skipped = list(rows), list(notes), list(skipped)
    machine = facts()
    table = [TITLES, ["---"] * len(TITLES), *map(_cells, rows)]
    lines = [f"| {' | '.join(map(str, cells))} |" for cells in table]
    besides = ["Besides, with a load of its own each:", "", *(f"- {each}" for each in notes), ""] if notes else []
    missing = "".join(f"Not done here: {each}.\n\n" for each in skipped)
    told = ", ".join(f"{name} {value}" for name, value in machine.items())
    (DOCS / "faults.md").write_text(
        "\n".join([HEAD + lines[0], *lines[1:], "", *besides, f"{missing}Measured on: {told}.", ""])
    )
    found = {"machine": machine, "faults": [asdict(row) for row in rows], "notes": notes, "skipped": skipped}
    (DOCS / "faults.json").write_text(json.dumps(found, ensure_ascii=False, indent=1) + "\n")


def taken_again(rows: Sequence[Row], notes: Iterable[str], passed: Collection[str]) -> None:
    """Both files with these rows in place of those of the same faults; a failure goes with its test having passed."""
    known = json.loads((DOCS / "faults.json").read_text())
    later = {row.fault: row for row in rows}
    earlier = [Row(**each) for each in known["faults"]]
    told = [each for each in known["notes"] if not any(each.startswith(f"{FAILED}{name}:") for name in passed)]
    again = [f"Taken again by itself, later than the others: {fault}" for fault in later]
    kept([later.pop(row.fault, row) for row in earlier] + [*later.values()], [*told, *again, *notes], known["skipped"])


def facts() -> dict[str, str]:
    return {
        "VideoPlanet": DOCUMENT["VERSION"],
        "date": datetime.now(UTC).strftime("%Y-%m-%d"),
        "processors": str(os.cpu_count()),
        "memory": f"{psutil.virtual_memory().total / 2**30:.0f} GiB",
        "kernel": platform.release(),
        "Python": platform.python_version(),
    }


def _cells(row: Row) -> list[str]:
    recovery = "–" if row.recovery_seconds is None else f"{row.recovery_seconds:.1f}"
    counts = [row.acknowledged, row.answered, len(row.lost), len(row.wrong)]
    refused, cut = sum(row.refused.values()), sum(row.cut.values())
    times = [f"{row.silence_seconds:.1f}", f"{row.write_silence_seconds:.1f}", recovery]
    return [row.fault, *map(str, counts), f"{row.stale_seconds:.1f}", str(refused), str(len(row.flawed)), str(cut),
            *times]  # fmt: skip
