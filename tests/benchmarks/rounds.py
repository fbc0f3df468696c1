"""Rounds in rotated order, because the machine's speed drifts: only what was measured in one round is comparable."""

import threading
import time
from collections.abc import Callable, Mapping
from statistics import median

Action = Callable[[], object]


def rates(
    actions: Mapping[str, Callable[[int], Action]], clients: Mapping[str, int], rounds: int, seconds: float
) -> dict[str, list[float]]:
    """How often a second each action was done, by round; `actions[name](i)` is what client i does again and again."""
    names = list(actions)
    found: dict[str, list[float]] = {name: [] for name in names}
    done = {name: [actions[name](number) for number in range(clients[name])] for name in names}
    for turn in range(rounds):
        start = turn % len(names)
        for name in names[start:] + names[:start]:
            found[name].append(_rate(done[name], seconds))
    return found


def told(values: list[float]) -> str:
    return f"{median(values):.1f} ({min(values):.1f}–{max(values):.1f})"


def _rate(actions: list[Action], seconds: float) -> float:
    counts, began = [0] * len(actions), time.perf_counter()
    deadline = began + seconds

    def repeat(number: int) -> None:
        while time.perf_counter() < deadline:
            actions[number]()
            counts[number] += 1

    threads = [threading.Thread(target=repeat, args=(number,)) for number in range(len(actions))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return sum(counts) / (time.perf_counter() - began)
