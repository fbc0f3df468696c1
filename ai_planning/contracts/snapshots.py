"""Named states of a plan: how they look, and what happens to them."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any, ClassVar
from uuid import UUID

from ai_planning.contracts.part_rows import Author
from core.domain.clock import rfc3339
from core.domain.events import ProjectEvent


@dataclass(frozen=True, slots=True, kw_only=True)
class SnapshotRow:
    """`plan_version` is the plan's when it was taken."""

    id: UUID
    plan_id: UUID
    name: str
    plan_version: int
    author: Author
    created_at: datetime

    def wire(self) -> dict[str, Any]:
        return {
            "id": str(self.id),
            "plan_id": str(self.plan_id),
            "name": self.name,
            "plan_version": self.plan_version,
            "author": self.author.wire(),
            "created_at": rfc3339(self.created_at),
        }


@dataclass(frozen=True, kw_only=True)
class SnapshotAdded(ProjectEvent):
    """Carries the whole row."""

    name: ClassVar[str] = "plan.snapshot_added"

    snapshot: SnapshotRow

    def payload(self) -> dict[str, Any]:
        own = {"project_id": str(self.project_id), "snapshot_id": str(self.snapshot.id)}
        return self.snapshot.wire() | own


@dataclass(frozen=True, kw_only=True)
class SnapshotRemoved(ProjectEvent):
    name: ClassVar[str] = "plan.snapshot_removed"

    id: UUID
    snapshot_id: UUID
    plan_id: UUID
