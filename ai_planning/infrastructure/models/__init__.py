"""Tables of the AI planning context."""

from ai_planning.infrastructure.models.comments import PlanCommentRecord
from ai_planning.infrastructure.models.frames import FrameRecord
from ai_planning.infrastructure.models.jobs import BudgetRecord, PlanningJobRecord, RememberedRecord, UsageRecord
from ai_planning.infrastructure.models.plans import PlanRecord, SnapshotRecord, StepRecord
from ai_planning.infrastructure.models.presets import PresetRecord

__all__ = [
    "FrameRecord",
    "BudgetRecord",
    "PlanCommentRecord",
    "PlanRecord",
    "PlanningJobRecord",
    "PresetRecord",
    "RememberedRecord",
    "SnapshotRecord",
    "StepRecord",
    "UsageRecord",
]
