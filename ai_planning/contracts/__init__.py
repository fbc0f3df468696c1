"""Published words of the AI planning context."""

from ai_planning.contracts.labels import Labelled
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

__all__ = [
    "AspectRatio",
    "CameraMove",
    "Composition",
    "Duration",
    "Format",
    "Genre",
    "InsertPurpose",
    "Intensity",
    "Labelled",
    "ShotSize",
    "StageRole",
    "Structure",
    "Target",
    "Tempo",
    "Tone",
    "Transition",
    "VisualStyle",
]
