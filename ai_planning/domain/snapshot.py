"""A named state of a plan, to compare with and to go back to."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Self
from uuid import UUID

from ai_planning.contracts.rows import Author
from ai_planning.contracts.snapshots import SnapshotRow
from ai_planning.domain.plan import VideoPlan
from ai_planning.domain.plan_parts import Piece
from core.domain.text import plain_text

LONGEST_NAME, MOST_SNAPSHOTS = 100, 50


@dataclass(frozen=True)
class Snapshot:
    """What every part held; locks are not of it."""

    id: UUID
    project_id: UUID
    plan_id: UUID
    name: str
    pieces: Mapping[str, Piece]
    plan_version: int
    author: Author
    created_at: datetime

    @classmethod
    def of(cls, plan: VideoPlan, snapshot_id: UUID, name: str, by: Author, now: datetime) -> Self:
        """InvalidField at /name."""
        named = plain_text(name, "/name", longest=LONGEST_NAME, shortest=1)
        ids = snapshot_id, plan.project_id, plan.id
        return cls(*ids, named, plan.parts.pieces(), plan.version, by, now)

    def row(self) -> SnapshotRow:
        return SnapshotRow(
            id=self.id,
            plan_id=self.plan_id,
            name=self.name,
            plan_version=self.plan_version,
            author=self.author,
            created_at=self.created_at,
        )
