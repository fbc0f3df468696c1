"""`histogram_quantile` over classic buckets."""

import math

from tests.monitoring.series import Labels


def quantile(of: float, buckets: dict[Labels, float]) -> dict[Labels, float]:
    """By the labels without `le`; interpolated within the bucket that holds it."""
    groups: dict[Labels, list[tuple[float, float]]] = {}
    for labels, count in buckets.items():
        rest = frozenset(pair for pair in labels if pair[0] not in ("le", "__name__"))
        groups.setdefault(rest, []).append((float(dict(labels)["le"]), count))
    return {labels: _of_one(of, sorted(group)) for labels, group in groups.items()}


def _of_one(of: float, buckets: list[tuple[float, float]]) -> float:
    total = buckets[-1][1]
    if len(buckets) < 2 or not math.isinf(buckets[-1][0]) or not total:
        return math.nan
    rank = of * total
    number = next((n for n, (_, count) in enumerate(buckets[:-1]) if count >= rank), len(buckets) - 1)
    if number == len(buckets) - 1:
        return buckets[-2][0]
    bound, count = buckets[number]
    if number == 0:
        return bound * (rank / count) if bound > 0 else bound
    start, below = buckets[number - 1]
    return start + (bound - start) * ((rank - below) / (count - below))
