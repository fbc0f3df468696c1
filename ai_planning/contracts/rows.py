"""Rows: what a plan looks like, in REST answers and in events alike, the same for every reader.

Durations are exact: milliseconds here, seconds with at most three decimals on the wire.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from ai_planning.contracts.part_rows import Author, FrameRef, LockRow, PartRow, ProvenanceRow, ShownFrame, in_seconds
from ai_planning.contracts.structures import StageRole, Structure
from ai_planning.contracts.words import (
    AspectRatio,
    CameraMove,
    Composition,
    Format,
    Genre,
    InsertPurpose,
    Intensity,
    ShotSize,
    Tempo,
    Tone,
    Transition,
    VisualStyle,
)
from core.domain.clock import rfc3339
from core.domain.language import Language

__all__ = [
    "Author",
    "BriefRow",
    "FrameRef",
    "InsertRow",
    "LockRow",
    "PartRow",
    "PlanRow",
    "PlanSummary",
    "ProvenanceRow",
    "ShotRow",
    "ShownFrame",
    "StageRow",
    "in_seconds",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class BriefRow:
    title: str
    logline: str
    language: Language
    tone: tuple[Tone, ...]
    genre: Genre
    target: str
    duration_ms: int
    format: Format
    tempo: Tempo
    structure: Structure
    intensity: Intensity
    aspect_ratio: AspectRatio
    visual_style: VisualStyle | None
    camera_work: tuple[CameraMove, ...]
    keywords: tuple[str, ...]
    mood: str
    colours: tuple[str, ...]
    part: PartRow

    def wire(self) -> dict[str, Any]:
        return {
            "title": self.title,
            "logline": self.logline,
            "language": self.language.value,
            "tone": [each.value for each in self.tone],
            "genre": self.genre.value,
            "target": self.target,
            "duration": in_seconds(self.duration_ms),
            "format": self.format.value,
            "tempo": self.tempo.value,
            "structure": self.structure.value,
            "intensity": self.intensity.value,
            "aspect_ratio": self.aspect_ratio.value,
            "visual_style": self.visual_style.value if self.visual_style else None,
            "camera_work": [each.value for each in self.camera_work],
            "keywords": list(self.keywords),
            "mood": self.mood,
            "colours": list(self.colours),
            **self.part.wire(),
        }


@dataclass(frozen=True, slots=True)
class InsertRow:
    purpose: InsertPurpose
    description: str
    shot_size: ShotSize
    camera_move: CameraMove

    def wire(self) -> dict[str, Any]:
        return {
            "purpose": self.purpose.value,
            "description": self.description,
            "shot_size": self.shot_size.value,
            "camera_move": self.camera_move.value,
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class StageRow:
    """`share` is its part of the whole film in percent, with two decimals; `role_label` is in the plan's language."""

    id: UUID
    position: int
    role: StageRole
    role_label: str
    title: str
    content: str
    goal: str
    duration_ms: int
    share: float
    part: PartRow

    def wire(self) -> dict[str, Any]:
        return {
            "id": str(self.id),
            "position": self.position,
            "role": self.role.value,
            "role_label": self.role_label,
            "title": self.title,
            "content": self.content,
            "goal": self.goal,
            "seconds": in_seconds(self.duration_ms),
            "share": self.share,
            **self.part.wire(),
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class ShotRow:
    """`position` 1–12 in the film, `stage_position` 1–3 in its stage."""

    id: UUID
    position: int
    stage_id: UUID
    stage_position: int
    title: str
    description: str
    shot_size: ShotSize
    camera_move: CameraMove
    composition: Composition
    duration_ms: int
    dialogue: str
    subtitle: str
    audio: str
    transition: Transition
    notes: str
    part: PartRow
    inserts: tuple[InsertRow, ...]
    inserts_part: PartRow
    frame: ShownFrame | None
    frame_part: PartRow

    def wire(self) -> dict[str, Any]:
        return {
            "id": str(self.id),
            "position": self.position,
            "stage_id": str(self.stage_id),
            "stage_position": self.stage_position,
            "title": self.title,
            "description": self.description,
            "shot_size": self.shot_size.value,
            "camera_move": self.camera_move.value,
            "composition": self.composition.value,
            "seconds": in_seconds(self.duration_ms),
            "dialogue": self.dialogue,
            "subtitle": self.subtitle,
            "audio": self.audio,
            "transition": self.transition.value,
            "notes": self.notes,
            **self.part.wire(),
            "inserts": [each.wire() for each in self.inserts],
            **self.inserts_part.wire("inserts_"),
            "frame": self.frame.wire() if self.frame else None,
            **self.frame_part.wire("frame_"),
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanSummary:
    """A plan in a list. Of its parts it counts those that are written, designed, and have a picture."""

    id: UUID
    project_id: UUID
    title: str
    logline: str
    language: Language
    genre: Genre
    structure: Structure
    aspect_ratio: AspectRatio
    duration_ms: int
    written_stages: int
    designed_shots: int
    drawn_shots: int
    author: Author
    version: int
    can_undo: bool
    can_redo: bool
    comment_count: int
    created_at: datetime
    updated_at: datetime

    def wire(self) -> dict[str, Any]:
        return {
            "id": str(self.id),
            "project_id": str(self.project_id),
            "title": self.title,
            "logline": self.logline,
            "language": self.language.value,
            "genre": self.genre.value,
            "structure": self.structure.value,
            "aspect_ratio": self.aspect_ratio.value,
            "duration": in_seconds(self.duration_ms),
            "written_stages": self.written_stages,
            "designed_shots": self.designed_shots,
            "drawn_shots": self.drawn_shots,
            "author": self.author.wire(),
            "version": self.version,
            "can_undo": self.can_undo,
            "can_redo": self.can_redo,
            "comment_count": self.comment_count,
            "created_at": rfc3339(self.created_at),
            "updated_at": rfc3339(self.updated_at),
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanRow:
    """The whole plan: four stages and twelve shots, three a stage, each list in its order."""

    summary: PlanSummary
    brief: BriefRow
    stages: tuple[StageRow, ...]
    shots: tuple[ShotRow, ...]

    @property
    def id(self) -> UUID:
        return self.summary.id

    @property
    def title(self) -> str:
        return self.summary.title

    def wire(self) -> dict[str, Any]:
        return self.summary.wire() | {
            "brief": self.brief.wire(),
            "stages": [each.wire() for each in self.stages],
            "shots": [each.wire() for each in self.shots],
        }
