"""What the product itself counted while it was asked: lookups of entries, requests, database statements."""

import http.client
import re
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

_SAMPLE = re.compile(r"^(\w+)\{(.*)\} (\S+)$", re.M)
_LABEL = re.compile(r'(\w+)="([^"]*)"')
Samples = dict[tuple[str, tuple[tuple[str, str], ...]], float]


@dataclass(frozen=True)
class Share:
    part: float
    whole: float

    @property
    def ratio(self) -> float:
        return self.part / self.whole if self.whole else 0.0

    def __str__(self) -> str:
        return f"{self.ratio:.1%} of {self.whole:.0f}"


class Counted:
    """Differences of the product's own counters since this was made."""

    def __init__(self, environment: Mapping[str, str]) -> None:
        self._port = int(environment["WEB_PORT"])
        self._before = self._read()

    def hits(self) -> Share:
        """Of all lookups, those that memory or Redis answered."""
        entries = self._hits_by_entry().values()
        return Share(sum(each.part for each in entries), sum(each.whole for each in entries))

    def told(self) -> str:
        """Hits in all and by entry, and which requests needed no statement."""
        by_entry = ", ".join(f"{entry} {hits}" for entry, hits in sorted(self._hits_by_entry().items()))
        spared = ", ".join(f"{route} {share}" for route, share in sorted(self._spared().items()))
        return f"hits {self.hits()} lookups ({by_entry}); requests that needed no database statement: {spared}"

    def statements(self) -> str:
        """A request of the route that was asked most."""
        statements, requests = self._by_route("videoplanet_http_statements_total"), self._requests()
        if not requests:
            return "not counted"
        most = max(requests, key=lambda route: requests[route])
        return f"{statements[most] / requests[most]:.2f}"

    def _hits_by_entry(self) -> dict[str, Share]:
        found: dict[str, dict[str, float]] = defaultdict(lambda: defaultdict(float))
        for (name, labels), value in self._since().items():
            if name == "videoplanet_cache_lookups_total" and value:
                label = dict(labels)
                found[label["entry"]][label["layer"]] += value
        wholes = {entry: sum(layers.values()) for entry, layers in found.items()}
        return {entry: Share(wholes[entry] - found[entry]["database"], wholes[entry]) for entry in found}

    def _spared(self) -> dict[str, Share]:
        """By route, of those that are read; a write always needs the database."""
        spared = self._by_route("videoplanet_http_spared_total")
        return {
            route: Share(spared[route], number)
            for route, number in self._requests().items()
            if route.startswith("GET v2/")
        }

    def _requests(self) -> dict[str, float]:
        return {
            route: number
            for route, number in self._by_route("videoplanet_http_request_seconds_count").items()
            if number
        }

    def _by_route(self, metric: str) -> dict[str, float]:
        found: dict[str, float] = defaultdict(float)
        for (name, labels), value in self._since().items():
            if name == metric:
                label = dict(labels)
                found[f"{label['method']} {label['route']}"] += value
        return found

    def _since(self) -> Samples:
        return {key: value - self._before.get(key, 0.0) for key, value in self._read().items()}

    def _read(self) -> Samples:
        connection = http.client.HTTPConnection("127.0.0.1", self._port, timeout=30)
        connection.request("GET", "/metrics")
        answer = connection.getresponse()
        body = answer.read().decode()
        assert answer.status == 200, body
        return {(name, tuple(_LABEL.findall(labels))): float(value) for name, labels, value in _SAMPLE.findall(body)}
