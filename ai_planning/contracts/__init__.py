"""Published words of the AI planning context."""

from ai_planning.contracts.comment_events import (
    PlanAuthorRenamed,
    PlanCommentAdded,
    PlanCommentDeleted,
    PlanCommentUpdated,
)
from ai_planning.contracts.frame_events import FrameAdded, FrameRemoved
from ai_planning.contracts.job_events import PlanningJobProgress
from ai_planning.contracts.plan_events import PlanCreated, PlanDeleted, PlanRestored, PlanUpdated
from ai_planning.contracts.shooting import ShootingChosen
from ai_planning.contracts.snapshots import SnapshotAdded, SnapshotRemoved
from ai_planning.contracts.structures import StageRole, Structure
from ai_planning.contracts.words import (
    AspectRatio,
    CameraMove,
    Composition,
    Duration,
    Format,
    Genre,
    InsertPurpose,
    Intensity,
    ShotSize,
    Target,
    Tempo,
    Tone,
    Transition,
    VisualStyle,
)
from core.domain.labels import Labelled

__all__ = [
    "AspectRatio",
    "CameraMove",
    "Composition",
    "Duration",
    "Format",
    "FrameAdded",
    "FrameRemoved",
    "Genre",
    "InsertPurpose",
    "Intensity",
    "Labelled",
    "PlanAuthorRenamed",
    "PlanCommentAdded",
    "PlanCommentDeleted",
    "PlanCommentUpdated",
    "PlanCreated",
    "PlanDeleted",
    "PlanRestored",
    "PlanUpdated",
    "PlanningJobProgress",
    "ShootingChosen",
    "ShotSize",
    "SnapshotAdded",
    "SnapshotRemoved",
    "StageRole",
    "Structure",
    "Target",
    "Tempo",
    "Tone",
    "Transition",
    "VisualStyle",
]
