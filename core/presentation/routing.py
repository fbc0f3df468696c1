"""Routes found by the segments of a path: of hundreds only the few that are as long and begin alike are tried.

In the order in which they are written, so that the same one answers as if all were tried.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Any

from django.urls import Resolver404, ResolverMatch, URLPattern, URLResolver
from django.urls.resolvers import RegexPattern, RoutePattern

# So many first segments tell routes apart, where they are literal.
_DEPTH = 2
_Key = tuple[int, tuple[str, ...]]


class RoutesBySegments(URLResolver):
    """Takes what `urlpatterns` takes: paths whose parameters lie within one segment, and includes of such paths."""

    def __init__(self, patterns: Sequence[URLPattern | URLResolver]) -> None:
        self._flat = list(_flat(patterns, ""))
        super().__init__(RegexPattern(""), self._flat)
        self._alike: dict[_Key, list[URLPattern]] = defaultdict(list)
        for each in self._flat:
            self._alike[_key(str(each.pattern))].append(each)
        # What begins with a parameter may be any path of its length, so it is tried beside the others.
        self._loose = frozenset(key for key in self._alike if not _is_literal(key))

    def resolve(self, path: Any) -> ResolverMatch:
        for pattern in self._candidates(str(path)):
            if match := pattern.resolve(path):
                return match
        raise Resolver404({"tried": [], "path": path})

    def _candidates(self, path: str) -> list[URLPattern]:
        key = _key(path)
        alike = self._alike.get(key, [])
        loose = [each for other in self._loose if other[0] == key[0] for each in self._alike[other]]
        return sorted({*alike, *loose}, key=self._flat.index) if loose else alike


def _flat(patterns: Sequence[URLPattern | URLResolver], prefix: str) -> Iterator[URLPattern]:
    for each in patterns:
        route = prefix + str(each.pattern)
        if isinstance(each, URLResolver):
            yield from _flat(each.url_patterns, route)
        else:
            whole = RoutePattern(route, name=each.name, is_endpoint=True)
            yield URLPattern(whole, each.callback, each.default_args, each.name)


def _key(path: str) -> _Key:
    segments = path.split("/")
    return len(segments), tuple(segments[:_DEPTH])


def _is_literal(key: _Key) -> bool:
    return not any("<" in segment for segment in key[1])
