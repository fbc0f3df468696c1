"""Rule groups run over time: recorded series are written, alerts wait for as long as their `for` says."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import timedelta
from functools import cache
from pathlib import Path
from typing import Any

import promql_parser
import yaml

from stack.programs import ROOT
from tests.monitoring.promql import Moment, Vector, evaluate
from tests.monitoring.series import STALE, Labels, Store

RULES = ROOT / "deploy" / "monitoring" / "rules"
STEP = 60.0


@dataclass(frozen=True)
class Firing:
    name: str
    labels: Labels
    """Those of the series and of the rule, without the alert's name."""


@cache
def files() -> list[Path]:
    """In the order in which their groups are evaluated here."""
    return sorted(RULES.glob("*.yml"))


@cache
def groups() -> list[dict[str, Any]]:
    return [group for path in files() for group in yaml.safe_load(path.read_text())["groups"]]


def rules() -> Iterator[dict[str, Any]]:
    for group in groups():
        yield from group["rules"]


def alerts() -> dict[str, dict[str, Any]]:
    return {rule["alert"]: rule for rule in rules() if "alert" in rule}


def recorded() -> dict[str, str]:
    """Expressions by the name of what they record."""
    return {rule["record"]: rule["expr"] for rule in rules() if "record" in rule}


class Run:
    """All rules over sample series, once a minute."""

    def __init__(self, series: Mapping[str, str], *, left_open: bool = True) -> None:
        self.store, self._left_open = Store.filled(series, STEP), left_open
        self._since: dict[Firing, float] = {}
        self._written: dict[str, set[Labels]] = {}

    def minutes(self, number: int) -> Iterator[tuple[int, set[Firing]]]:
        """What fires at each minute from 0 up to `number`."""
        for minute in range(number + 1):
            yield minute, self._evaluated(minute * STEP)

    def _evaluated(self, at: float) -> set[Firing]:
        firing: set[Firing] = set()
        for rule in rules():
            found = evaluate(rule["expr"], Moment(self.store, at, self._left_open))
            vector = found if isinstance(found, dict) else {frozenset(): found}
            if "record" in rule:
                self._write(rule, vector, at)
            else:
                firing |= self._waited(rule, vector, at)
        return firing

    def _write(self, rule: dict[str, Any], vector: Vector, at: float) -> None:
        written = {
            _labelled(labels, {"__name__": rule["record"], **rule.get("labels", {})}): value
            for labels, value in vector.items()
        }
        for gone in self._written.get(rule["record"], set()) - set(written):
            self.store.of(gone).add(at, STALE)
        for labels, value in written.items():
            self.store.of(labels).add(at, value)
        self._written[rule["record"]] = set(written)

    def _waited(self, rule: dict[str, Any], vector: Vector, at: float) -> set[Firing]:
        active = {Firing(rule["alert"], _labelled(labels, rule["labels"])) for labels in vector}
        for ended in [each for each in self._since if each.name == rule["alert"] and each not in active]:
            del self._since[ended]
        for each in active:
            self._since.setdefault(each, at)
        duration = seconds(rule["for"]) if "for" in rule else 0.0
        return {each for each in active if at - self._since[each] >= duration}


def seconds(duration: str) -> float:
    parsed: timedelta = promql_parser.parse_duration(duration)
    return parsed.total_seconds()


def _labelled(labels: Labels, more: Mapping[str, str]) -> Labels:
    return frozenset(({name: value for name, value in labels if name != "__name__"} | dict(more)).items())
