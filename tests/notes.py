"""Thousands of notes, or comments on one, loaded by COPY: nobody is told of them, and nothing is measured of it."""

import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from random import Random
from uuid import UUID

from django.db.models import F

from core.domain.actor import SYSTEM
from core.domain.clock import utc_now
from core.domain.events import project_channel
from core.domain.ids import new_id
from core.infrastructure import streams
from core.infrastructure.unit_of_work import unit_of_work
from feedback.contracts import FeedbackStatus
from feedback.infrastructure.bulk import (
    CommentLine,
    CounterLine,
    ItemLine,
    copy_comments,
    copy_counters,
    copy_items,
)
from feedback.infrastructure.models import CounterRecord, FeedbackRecord

WORDS = ("로고", "자막", "색보정", "음악", "컷 전환")
_STATUSES = tuple(FeedbackStatus)
_FRAMES, _RATE, _PRIORITIES = 30, 30, 4


@dataclass(frozen=True)
class Notes:
    """On a film of a second with 30 pictures; the same for the same number."""

    project_id: UUID
    video_id: UUID
    version_id: UUID
    author_id: UUID
    author_name: str

    def load(self, count: int) -> None:
        """So many more of them; the project's totals follow."""
        with unit_of_work(by=SYSTEM):
            copy_items(self._items(count))
            CounterRecord.objects.filter(project_id=self.project_id).delete()
            copy_counters(self._counters())
            streams.change(project_channel(self.project_id))

    def talk(self, feedback_id: UUID, count: int) -> None:
        """So many comments on this one."""
        with unit_of_work(by=SYSTEM):
            FeedbackRecord.objects.filter(id=feedback_id).update(comment_count=F("comment_count") + count)
            copy_comments(self._comments(feedback_id, count))
            streams.change(project_channel(self.project_id))

    def _items(self, count: int) -> Iterator[ItemLine]:
        chance, now = Random(count), utc_now()
        for number in range(count):
            yield self._item(chance, number, now - timedelta(seconds=count - number))

    def _item(self, chance: Random, number: int, at: datetime) -> ItemLine:
        draw = chance.random
        frame = chance.randrange(_FRAMES) if draw() < 0.9 else None
        timestamp = None if frame is None else f"{frame / _RATE:.3f}"
        text = f"{chance.choice(WORDS)} {number}: {chance.choice(WORDS)}를 다시 봐 주세요"
        status, rank = chance.choice(_STATUSES).value, chance.randrange(_PRIORITIES)
        given, due = draw() < 0.3, f"2026-12-{chance.randrange(1, 29):02}" if draw() < 0.3 else None
        changed = at + timedelta(seconds=chance.randrange(3600))
        whose, by = map(str, (self.project_id, self.video_id, self.version_id)), (str(self.author_id), self.author_name)
        what, more = (text, timestamp, frame, status, rank), (0, chance.randrange(6), at.isoformat())
        who = by if given else (None, "")
        tags = json.dumps([chance.choice(WORDS)] if draw() < 0.5 else [])
        rest = (changed.isoformat(), 1, None, None, *who, due, tags, "[]")
        return ItemLine(str(new_id()), *whose, "", *what, *by, *more, *rest)

    def _counters(self) -> list[CounterLine]:
        items = FeedbackRecord.objects.filter(project_id=self.project_id)
        totals = Counter(items.values_list("status", "priority"))
        return [CounterLine(str(self.project_id), *place, count) for place, count in totals.items()]

    def _comments(self, feedback_id: UUID, count: int) -> Iterator[CommentLine]:
        now, by = utc_now(), (str(self.author_id), self.author_name)
        for number in range(count):
            at, where = (now + timedelta(milliseconds=number)).isoformat(), (str(feedback_id), None, 0)
            yield CommentLine(str(new_id()), str(self.project_id), *where, f"{number}번째 의견", *by, at, at, 0, 0)
