"""Pictures kept under the project's revision, for a while in which today stays today."""

from collections.abc import Callable
from dataclasses import astuple, dataclass
from uuid import UUID

from django.db import connection

from core.domain.clock import Clock
from core.domain.events import project_channel
from core.infrastructure.cache import Life, Revisions, keep, known, revisions_of, stamp
from schedule.application.gantt_ports import ChartWish

_ENTRY = "gantt"
_MOST_BYTES = 400_000
_MINUTES = 15
"""In no time zone does a day begin within such a quarter of an hour."""


@dataclass(frozen=True)
class CachedPictures:
    """Large ones are painted anew: Redis and the processes' memories are for many small entries."""

    clock: Clock

    def picture(self, project_id: UUID, wish: ChartWish, paint: Callable[[], bytes]) -> bytes:
        if connection.in_atomic_block:
            return paint()
        at, of = self._now(project_id, wish)
        found = known(_ENTRY, at, of=of)
        if isinstance(found, bytes):
            return found
        content = paint()
        if len(content) <= _MOST_BYTES:
            keep(_ENTRY, at, content, of=of, life=Life.WARM)
        return content

    def mark(self, project_id: UUID, wish: ChartWish) -> str:
        if connection.in_atomic_block:
            return ""
        at, of = self._now(project_id, wish)
        return stamp(_ENTRY, at, of=of)

    def _now(self, project_id: UUID, wish: ChartWish) -> tuple[Revisions, tuple[object, ...]]:
        time = int(self.clock().timestamp()) // (60 * _MINUTES)
        return revisions_of([project_channel(project_id)]), (project_id, *astuple(wish), time)
