"""How much a counter grew in a range, extrapolated to its ends as Prometheus does it."""

from itertools import pairwise


def changed(points: list[tuple[float, float]], since: float, until: float, *, per_second: bool) -> float | None:
    """None with fewer than two values. A counter that falls began anew, from 0."""
    if len(points) < 2:
        return None
    (first_at, first), (last_at, last) = points[0], points[-1]
    grown = last - first + sum(before for (_, before), (_, value) in pairwise(points) if value < before)
    sampled = last_at - first_at
    average = sampled / (len(points) - 1)
    before, after = (_reach(gap, average) for gap in (first_at - since, until - last_at))
    if grown > 0 and first >= 0:
        # It was never below 0, so it did not begin earlier than its pace says.
        before = min(before, sampled * (first / grown))
    factor = (sampled + before + after) / sampled
    return grown * (factor / (until - since) if per_second else factor)


def _reach(gap: float, average: float) -> float:
    return gap if gap < average * 1.1 else average / 2
