"""When a part that nobody waits for works again: it says so, and has taken up what it was at and what waited for it."""

import time
from typing import Any

import psycopg

from core.infrastructure.jobs import kinds
from tests.e2e.product import Product, until
from tests.e2e.test_watching import SEEN, series
from tests.faults.load import RECOVERY

QUEUES = {"worker": "default", "media": "media", "encoder": "encoding", "planner": "planning"}
TICK = "videoplanet_beat_tick_timestamp_seconds"
SAYS = {"beat": TICK} | {part: f'{SEEN}{{kind="{part}"}}' for part in (*QUEUES, "webhooks")}
# A page of figures costs who is asked for it as much as a request of somebody who works.
PAUSE = 0.2
# Whatever is taken up is gone, or counts another try.
_JOBS = """
SELECT 'job ' || kind, id, attempts FROM core_job
WHERE kind = ANY(%(kinds)s) AND (status = 'running' OR status = 'queued' AND due_at <= now())
"""
_DELIVERIES = """
SELECT 'to ' || subscriber, id, attempts FROM core_delivery WHERE died_at IS NULL AND due_at <= now()
"""
_MESSAGES = "SELECT type, id, tries FROM webhooks_message WHERE ended_at IS NULL AND due_at <= now()"
_LEFT = dict.fromkeys(QUEUES, _JOBS) | {"worker": f"{_DELIVERIES} UNION ALL {_JOBS}", "webhooks": _MESSAGES}


class Remains:
    """Of a part that does not work at this moment; none of one that people wait for, who tell by themselves."""

    def __init__(self, product: Product, part: str) -> None:
        self._product, self._part = product, part
        self._moment = time.time()
        self._left = self._open()

    def wait(self) -> None:
        """Until they are taken up."""
        if self._part in SAYS:
            until(self._says_so, RECOVERY, f"a sign of life of {self._part}")
            end = time.monotonic() + RECOVERY
            while left := self._left & self._open():
                assert time.monotonic() < end, f"{self._part} has not taken up {len(left)}: {sorted(left)[:5]}"
                time.sleep(PAUSE)

    def _says_so(self) -> bool:
        time.sleep(PAUSE)
        return series(self._product).get(SAYS[self._part], 0) > self._moment

    def _open(self) -> set[tuple[Any, ...]]:
        if self._part not in _LEFT:
            return set()
        mine = [kind for kind, job in kinds().items() if job.queue == QUEUES.get(self._part)]
        with psycopg.connect(self._product.processes("web")[0].environ()["DATABASE_URL"]) as database:
            return set(database.execute(_LEFT[self._part], {"kinds": mine}).fetchall())
