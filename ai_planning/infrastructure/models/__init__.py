"""Tables of the AI planning context."""

from ai_planning.infrastructure.models.plans import PlanRecord, SnapshotRecord, StepRecord
from ai_planning.infrastructure.models.presets import PresetRecord

__all__ = ["PlanRecord", "PresetRecord", "SnapshotRecord", "StepRecord"]
