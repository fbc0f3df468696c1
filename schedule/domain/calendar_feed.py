"""A secret address under which other calendars read what its owner sees."""

from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from core.domain.errors import Stale
from core.domain.text import plain_text

LONGEST_NAME, MOST_FEEDS = 100, 20


@dataclass
class CalendarFeed:
    """Of one project; with None of all that the owner is in, and of the owner's own events."""

    id: UUID
    owner_id: UUID
    project_id: UUID | None
    name: str
    token_hash: str = field(repr=False)
    version: int
    created_at: datetime
    rotated_at: datetime

    @classmethod
    def create(cls, ids: tuple[UUID, UUID, UUID | None], name: str, token_hash: str, now: datetime) -> "CalendarFeed":
        """`ids` are its own, its owner's and its project's. Raises InvalidField."""
        shown = plain_text(name, "/name", longest=LONGEST_NAME, shortest=1)
        return cls(*ids, shown, token_hash, 1, now, now)

    def expect(self, version: int | None) -> None:
        """Raises Stale where the caller saw another version."""
        if version not in (None, self.version):
            raise Stale(self)

    def rotate(self, token_hash: str, now: datetime) -> None:
        """The address that it had opens nothing any more."""
        self.token_hash, self.rotated_at, self.version = token_hash, now, self.version + 1
