"""Tables of the AI planning context."""

from ai_planning.infrastructure.models.plans import PlanRecord, SnapshotRecord, StepRecord

__all__ = ["PlanRecord", "SnapshotRecord", "StepRecord"]
