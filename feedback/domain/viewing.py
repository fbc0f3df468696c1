"""Somebody watches a version for a while: what the addresses of its playback hold and how long they do."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal
from math import ceil
from typing import Self
from uuid import UUID

SPAN_SECONDS = 1800


@dataclass(frozen=True, slots=True)
class Term:
    """From when until when addresses hold."""

    since: datetime
    until: datetime

    def __post_init__(self) -> None:
        if self.since >= self.until:
            raise ValueError("a term ends after it began")

    @classmethod
    def covering(cls, duration: Decimal | None, now: datetime) -> Self:
        """Half an hour and the whole of the film at least; who asks again within half an hour gets the same one.

        A player reads the list of a film's segments once and fetches the last of them at the film's end.
        """
        since = now - timedelta(seconds=now.timestamp() % SPAN_SECONDS)
        return cls(since, since + _length(duration))

    @classmethod
    def ending(cls, until: datetime, duration: Decimal | None) -> Self:
        """Of a viewing that ends then: whoever asks gets the same one as long as it lasts."""
        return cls(until - _length(duration), until)


def _length(duration: Decimal | None) -> timedelta:
    return timedelta(seconds=SPAN_SECONDS * (2 + ceil((duration or 0) / SPAN_SECONDS)))


@dataclass(frozen=True, slots=True, kw_only=True)
class Viewing:
    """One person, in one session, watches one version until `until`."""

    project_id: UUID
    version_id: UUID
    user_id: UUID
    session_id: UUID | None
    until: datetime

    def is_over(self, now: datetime) -> bool:
        return now >= self.until
