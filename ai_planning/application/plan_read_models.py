"""What people are told of plans beside their rows."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from ai_planning.contracts.rows import Author
from ai_planning.contracts.snapshots import SnapshotRow
from ai_planning.domain.plan_compare import Difference


@dataclass(frozen=True, slots=True, kw_only=True)
class TrashedPlan:
    """After `purge_at` it is gone for good."""

    id: UUID
    title: str
    author: Author
    deleted_at: datetime
    deleted_by_id: UUID
    purge_at: datetime
    days_left: int


@dataclass(frozen=True, slots=True)
class Comparison:
    """`after` None: the plan as it is."""

    before: SnapshotRow
    after: SnapshotRow | None
    differences: Sequence[Difference]
