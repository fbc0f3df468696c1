"""What a run has shown, for people (Markdown) and for programs (JSON)."""

import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass, field
from itertools import groupby
from operator import attrgetter
from pathlib import Path
from typing import Any

from tests.load.crowd import ALL, DEEDS, LOOKS, Asked
from tests.load.growth import Growth
from tests.load.targets import TARGETS, Timed, timed

FEWEST_FAILURES = 0.001


@dataclass
class Report:
    """`growths` is empty for a run that is too short to tell any."""

    kind: str
    seconds: int
    dropped: int
    people: int
    facts: dict[str, str]
    asked: list[Asked]
    failures: list[str] = field(default_factory=list)
    growths: list[Growth] = field(default_factory=list)

    @property
    def broken(self) -> list[str]:
        """Each bound that does not hold, in words."""
        grown = [
            f"{each.name} grew by {each.judged:.1f} (at most {each.allowed:.1f})"
            for each in self.growths
            if not each.holds
        ]
        share = self._every.failures / max(self._every.number, 1)
        failed = [f"{share:.2%} of what was asked failed"] if share > FEWEST_FAILURES else []
        return [*self._unseen, *grown, *failed, *(each for each in self.failures if each.startswith("broken: "))]

    @property
    def timed(self) -> list[Timed]:
        return timed(self.asked)

    @property
    def verdict(self) -> str:
        """What it covers, too: a target of time that is missed breaks no run, and is told beside what does."""
        missed = sum(not each.met for each in self.timed)
        told = f"{missed} of {len(self.timed)} latency targets missed"
        if self.broken:
            return f"Does not hold: {'; '.join(self.broken)}; {told}."
        number, most = self._every.failures, f"at most {FEWEST_FAILURES:.1%} may"
        failed = f"{number} of {self._every.number} requests failed ({most})" if number else "Nothing failed"
        return f"{failed}, {'nothing grew' if self.growths else 'growth was not measured'}; {told}."

    @property
    def _every(self) -> Asked:
        return next(each for each in self.asked if each.name == ALL)

    @property
    def _unseen(self) -> list[str]:
        """What this run says nothing of."""
        done = {each.name for each in self.asked if each.number > each.failures}
        undone = [f"nobody was answered: {name}" for name in (*LOOKS, *DEEDS) if name not in done]
        return undone + (["it was too short to tell what grows"] if self.kind == "soak" and not self.growths else [])

    def write(self, directory: Path) -> Path:
        directory.mkdir(parents=True, exist_ok=True)
        (directory / f"{self.kind}.json").write_text(json.dumps(self._told(), indent=1, ensure_ascii=False) + "\n")
        path = directory / f"{self.kind}.md"
        path.write_text("\n".join(self._lines()) + "\n")
        return path

    def _told(self) -> dict[str, Any]:
        growths = [asdict(each) | {"holds": each.holds} for each in self.growths]
        targets = [asdict(each) for each in self.timed]
        return asdict(self) | {"growths": growths, "broken": self.broken, "targets": targets}

    def _lines(self) -> Iterator[str]:
        yield f"# {self.kind.capitalize()}: {self.people} people for {self.seconds / 60:.0f} minutes"
        yield ""
        yield f"Made by `make {self.kind}`; the mixture is in `tests/load/locustfile.py`."
        yield ""
        yield f"**{self.verdict}**"
        yield ""
        yield from (f"- {name}: {value}" for name, value in self.facts.items())
        yield from self._latency()
        yield from self._requests()
        if self.growths:
            yield from self._grown()
        if self.failures:
            yield from ("", "## What failed", "", *(f"- {each}" for each in self.failures))

    def _latency(self) -> Iterator[str]:
        yield from ("", "## Latency targets", "")
        yield (
            "Milliseconds, which locust rounds to two digits, against the KPIs of the design document; one that is"
            " missed fails no run. *all* holds the few requests to the storage and the sockets, too."
        )
        names = (f"{target.name} below {target.below:.0f} ms" for target in TARGETS)
        yield from ("", f"| what | {' | '.join(names)} |", f"| --- |{' --- |' * len(TARGETS)}")
        for of, row in groupby(self.timed, attrgetter("of")):
            yield f"| {_bold(of)} | {' | '.join(map(str, row))} |"

    def _requests(self) -> Iterator[str]:
        yield from ("", "## What was asked", "")
        yield "| what | number | failed | a second | p50 ms | p95 ms | p99 ms |"
        yield "| --- | --: | --: | --: | --: | --: | --: |"
        for each in self.asked:
            times = f"{each.p50:.0f} | {each.p95:.0f} | {each.p99:.0f}"
            yield f"| {_bold(each.name)} | {each.number} | {each.failures} | {each.per_second:.2f} | {times} |"

    def _grown(self) -> Iterator[str]:
        measured = (self.seconds - self.dropped) / 60
        yield from ("", "## What grew", "")
        yield (
            f"A sample every ten seconds; of the first {self.dropped / 60:.1f} minutes nothing counts, {measured:.1f}"
            " are measured. *Grown* is the median slope between any two samples (Theil–Sen) over that time, *by thirds*"
            " the same in each third of it, *allowed* what it may be; memory of a process is judged by the last third,"
            " since what its caches take until they are full grows less and less, and a leak goes on."
        )
        yield from (
            "",
            "| figure | first | median | last | largest | grown | allowed | by thirds | |",
            "| --- | --: | --: | --: | --: | --: | --: | --- | --- |",
        )
        yield from map(_row_of, self.growths)
        memory = sum(each.last for each in self.growths if each.name.endswith(" memory"))
        yield from ("", f"Memory of all processes together at the end: {memory:.0f} MiB.")


def _bold(name: str) -> str:
    return "**all**" if name == ALL else name


def _row_of(each: Growth) -> str:
    values = (each.first, each.middle, each.last, each.largest, each.grown, each.allowed)
    told = " | ".join(f"{value:.1f}" for value in values)
    thirds = ", ".join(f"{value:.1f}" for value in each.thirds)
    unit, word = f", {each.unit}" if each.unit else "", "holds" if each.holds else "**grows**"
    return f"| {each.name}{unit} | {told} | {thirds} | {word} |"
