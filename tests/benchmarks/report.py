"""`docs/benchmarks/report.md` and `report.json`: what `make bench` found, and on which machine.

All bars, met or missed, the tables that parts made of their figures, and every part's lines as it printed them.
"""

import json
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, redirect_stdout
from dataclasses import asdict
from io import StringIO
from pathlib import Path
from typing import TextIO

from tests.benchmarks.bars import Bar, Bars, Spread, Table

DIRECTORY = Path(__file__).parents[2] / "docs" / "benchmarks"
_ABOUT = """\
# Benchmarks

Written by `make bench`. Figures are medians with the least and the most of their rounds; only what was measured in one
round is comparable, since machines drift. A bar that is missed is no failure but where it is binding.
"""


class Report:
    def __init__(self, machine: Mapping[str, str]) -> None:
        self._machine = machine
        self._lines: dict[str, list[str]] = {}

    @contextmanager
    def hearing(self, part: str) -> Iterator[None]:
        """What is printed meanwhile is the part's."""
        both = _Both(sys.stdout)
        try:
            with redirect_stdout(both):
                yield
        finally:
            self._lines[part] = both.heard.getvalue().splitlines()

    def write(self, bars: Bars, directory: Path = DIRECTORY) -> None:
        directory.mkdir(parents=True, exist_ok=True)
        (directory / "report.md").write_text("\n".join(self._pages(bars)))
        (directory / "report.json").write_text(json.dumps(self._content(bars), ensure_ascii=False, indent=1) + "\n")

    def _content(self, bars: Bars) -> dict[str, object]:
        tables, held = [asdict(table) for table in bars.tables], [asdict(bar) for bar in bars.held]
        return {"machine": self._machine, "bars": held, "tables": tables, "lines": self._lines}

    def _pages(self, bars: Bars) -> Iterator[str]:
        yield _ABOUT
        yield f"Parts: {', '.join(self._lines)}."
        yield ""
        yield from _table(("machine", ""), self._machine.items())
        yield from ("", "## Bars", "")
        yield from _table(("part", "bar", "found", ""), map(_row_of, bars.held))
        for part, lines in self._lines.items():
            yield from ("", f"## {part}", "")
            for table in bars.tables:
                if table.part == part:
                    yield from _told(table)
            yield from ("<details><summary>As it was printed</summary>", "", "```text", *lines, "```", "", "</details>")
        yield ""


class _Both(StringIO):
    """Goes where it went, and is heard."""

    def __init__(self, where: TextIO) -> None:
        super().__init__()
        self._where, self.heard = where, StringIO()

    def write(self, text: str) -> int:
        self.heard.write(text)
        return self._where.write(text)

    def flush(self) -> None:
        self._where.flush()


def _row_of(bar: Bar) -> tuple[str, ...]:
    kind = " (binding)" if bar.binding else ""
    return bar.part, bar.bar + kind, bar.found, "met" if bar.holds else "**missed**"


def _told(table: Table) -> Iterator[str]:
    names, shapes = zip(*table.columns, strict=True)
    rows = [[_cell(cell, shape) for cell, shape in zip(row, shapes, strict=True)] for row in table.rows]
    yield from (f"### {table.title}", "")
    yield from _table(names, rows)
    yield ""


def _cell(cell: Spread | float | str, shape: str) -> str:
    return cell if isinstance(cell, str) else f"{cell:{shape}}"


def _table(names: Sequence[str], rows: Iterable[Iterable[object]]) -> Iterator[str]:
    yield f"| {' | '.join(names)} |"
    yield f"|{' --- |' * len(names)}"
    for row in rows:
        yield f"| {' | '.join(str(cell).replace('|', '/') for cell in row)} |"
