"""One page of the list written as JSON by orjson and by Django REST framework: processor time, without a server."""

import time
from collections.abc import Callable
from typing import Any

import orjson
from django.conf import settings

from tests.benchmarks.bars import Bars, Spread

TIMES, ROUNDS = 300, 8


def measure(body: dict[str, Any], bars: Bars) -> None:
    if not settings.configured:
        settings.configure()
    from rest_framework.renderers import JSONRenderer

    framework, found = JSONRenderer(), {}
    for name, encode in {"orjson": lambda: orjson.dumps(body), "DRF": lambda: framework.render(body)}.items():
        found[name] = Spread.of([_microseconds(encode) for _ in range(ROUNDS)])
    bars.table("a page of 20 as JSON", [("by", ""), ("processor µs", ".0f")], [*found.items()])
    print("  a page of 20 as JSON, processor µs: " + ", ".join(f"{name} {each:.0f}" for name, each in found.items()))


def _microseconds(encode: Callable[[], object]) -> float:
    began = time.process_time()
    for _ in range(TIMES):
        encode()
    return (time.process_time() - began) / TIMES * 1e6
