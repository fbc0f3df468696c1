"""What came of a race: each runner's figures, and one runner beside another, round by round."""

from collections.abc import Callable

from tests.benchmarks.bars import Bars, Spread
from tests.benchmarks.rest.race import CLIENTS, ROUNDS, SECONDS, Lap, Laps

Of = Callable[[Lap], float]
SLOWEST = {95: 200.0, 99: 500.0}
_COLUMNS: dict[str, tuple[str, Of]] = {
    "requests/s": (".0f", lambda lap: lap.rate),
    "p50, ms": (".1f", lambda lap: lap.percentile(50)),
    "p95, ms": (".1f", lambda lap: lap.percentile(95)),
    "p99, ms": (".1f", lambda lap: lap.percentile(99)),
    "processor ms a request": (".2f", lambda lap: lap.server_ms),
    "of the database": (".2f", lambda lap: lap.database_ms),
}


class Comparison:
    """`what` was raced by so many clients."""

    def __init__(self, what: str, laps: Laps, bars: Bars, clients: int = CLIENTS) -> None:
        self._what, self._laps, self._bars, self._clients = what, laps, bars, clients
        self._compared: list[tuple[str, Spread, Spread, str]] = []
        self._tell()

    def at_least(self, bar: float, one: str, other: str) -> None:
        """So many times the other's requests a second."""
        rates = self._beside(one, other, f"at least {bar}")
        self._hold(f"{one} at least {bar} × {other}", rates.median >= bar, f"{rates:.2f}")

    def flat(self, bar: float, few: str, many: str) -> None:
        """The first does at most so many times as much a second."""
        rates = self._beside(few, many, f"at most {bar}")
        self._hold(f"{few} at most {bar} × {many}", rates.median <= bar, f"{rates:.2f}")

    def beside(self, one: str, other: str) -> None:
        self._beside(one, other, "none")

    def quick(self, name: str) -> None:
        """What people wait for while all clients ask at once."""
        for percent, slowest in SLOWEST.items():
            found = Spread.of([lap.percentile(percent) for lap in self._laps[name]])
            self._hold(f"{name}: p{percent} below {slowest:.0f} ms", found.median < slowest, f"{found:.1f} ms")

    def keep(self) -> None:
        """For the report."""
        columns = [("beside each other", ""), ("by rate", ".2f"), ("by processor time", ".2f"), ("bar", "")]
        self._bars.table(f"{self._what}: ratios", columns, self._compared)

    def _beside(self, one: str, other: str, bar: str) -> Spread:
        rates = self._ratio(one, other, lambda lap: lap.rate)
        burdens = self._ratio(other, one, lambda lap: lap.burden)
        self._compared.append((f"{one} : {other}", rates, burdens, bar))
        print(f"  {one} : {other}: {rates:.2f} by rate, {burdens:.2f} by processor time (bar: {bar})", flush=True)
        return rates

    def _ratio(self, one: str, other: str, of: Of) -> Spread:
        pairs = zip(self._laps[one], self._laps[other], strict=True)
        return Spread.of([of(first) / of(second) for first, second in pairs])

    def _hold(self, bar: str, holds: bool, found: str) -> None:
        self._bars.hold(f"{self._what}: {bar}", holds, found)

    def _tell(self) -> None:
        columns = [("", ""), *((name, shape) for name, (shape, _) in _COLUMNS.items())]
        rows = [
            (name, *(Spread.of([of(lap) for lap in laps]) for _, of in _COLUMNS.values()))
            for name, laps in self._laps.items()
        ]
        title = f"{self._what}: {self._clients} clients, {ROUNDS} rounds of {SECONDS} s, medians (least–most)"
        self._bars.table(title, columns, rows)
        print(title)
        for name, *figures in rows:
            told = ", ".join(
                f"{column} {figure:{shape}}" for (column, shape), figure in zip(columns[1:], figures, strict=True)
            )
            print(f"{name:>32}: {told}", flush=True)
