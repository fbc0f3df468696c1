"""What a run has shown, for people (Markdown) and for programs (JSON)."""

import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from tests.load.crowd import ALL, DEEDS, LOOKS, Asked
from tests.load.growth import Growth

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
            f"{each.name} grew by {each.grown:.1f} (at most {each.allowed:.1f})"
            for each in self.growths
            if not each.holds
        ]
        every = next(each for each in self.asked if each.name == ALL)
        share = every.failures / max(every.number, 1)
        failed = [f"{share:.2%} of what was asked failed"] if share > FEWEST_FAILURES else []
        return [*self._unseen, *grown, *failed, *(each for each in self.failures if each.startswith("broken: "))]

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
        return asdict(self) | {"growths": growths, "broken": self.broken}

    def _lines(self) -> Iterator[str]:
        yield f"# {self.kind.capitalize()}: {self.people} people for {self.seconds / 60:.0f} minutes"
        yield ""
        yield f"Made by `make {self.kind}`; the mixture is in `tests/load/locustfile.py`."
        yield ""
        yield f"**{'Holds' if not self.broken else 'Does not hold: ' + '; '.join(self.broken)}.**"
        yield ""
        yield from (f"- {name}: {value}" for name, value in self.facts.items())
        yield from self._requests()
        if self.growths:
            yield from self._grown()
        if self.failures:
            yield from ("", "## What failed", "", *(f"- {each}" for each in self.failures))

    def _requests(self) -> Iterator[str]:
        yield from ("", "## What was asked", "")
        yield "| what | number | failed | a second | p50 ms | p95 ms | p99 ms |"
        yield "| --- | --: | --: | --: | --: | --: | --: |"
        for each in self.asked:
            name = "**all**" if each.name == ALL else each.name
            times = f"{each.p50:.0f} | {each.p95:.0f} | {each.p99:.0f}"
            yield f"| {name} | {each.number} | {each.failures} | {each.per_second:.2f} | {times} |"

    def _grown(self) -> Iterator[str]:
        measured = (self.seconds - self.dropped) / 60
        yield from ("", "## What grew", "")
        yield (
            f"A sample every ten seconds; of the first {self.dropped / 60:.1f} minutes nothing counts, {measured:.1f}"
            " are measured. *Grown* is the median slope between any two samples (Theil–Sen) over that time, *allowed*"
            " what it may be, *by thirds* the same in each third of that time: what a cache takes until it is full"
            " grows less and less."
        )
        yield from (
            "",
            "| figure | first | median | last | largest | grown | allowed | by thirds | |",
            "| --- | --: | --: | --: | --: | --: | --: | --- | --- |",
        )
        for each in self.growths:
            values = (each.first, each.middle, each.last, each.largest, each.grown, each.allowed)
            told = " | ".join(f"{value:.1f}" for value in values)
            thirds = ", ".join(f"{value:.1f}" for value in each.thirds)
            unit, word = f", {each.unit}" if each.unit else "", "holds" if each.holds else "**grows**"
            yield f"| {each.name}{unit} | {told} | {thirds} | {word} |"
