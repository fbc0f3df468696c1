"""What the parts of the product use of the processors and of memory."""

import time
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import suppress
from typing import Any

import psutil

from tests.e2e.product import Product

PARTS = ("sockets", "web", "postgres", "redis", "worker", "front")


class Burden:
    """Seconds of processor time by part, since this was made."""

    def __init__(self, product: Product) -> None:
        self._product, self._began = product, time.monotonic()
        self._before = {part: _seconds(product, part) for part in PARTS}

    def cores(self, parts: Sequence[str] = PARTS) -> Counter[str]:
        lasted = time.monotonic() - self._began
        return Counter({part: self.seconds(part) / lasted for part in parts})

    def seconds(self, part: str) -> float:
        return _seconds(self._product, part) - self._before[part]

    def told(self) -> str:
        return ", ".join(f"{part} {cores:.2f}" for part, cores in self.cores().items())


def resident(product: Product, part: str) -> int:
    """Bytes of memory."""
    return sum(process.memory_info().rss for process in product.processes(part))


def _seconds(product: Product, part: str) -> float:
    return sum(each.user + each.system for each in _times(product, part))


def _times(product: Product, part: str) -> Iterator[Any]:
    # Those of PostgreSQL show no environment of their own.
    head = product.processes(part)[0]
    for process in (head, *head.children(recursive=True)):
        with suppress(psutil.NoSuchProcess):
            yield process.cpu_times()
