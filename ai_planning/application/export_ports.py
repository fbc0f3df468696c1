"""What a plan is exported from and by."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Protocol
from uuid import UUID

from ai_planning.contracts import CameraMove, Composition, ShotSize, StageRole, Transition
from ai_planning.contracts.exports import PdfLayout
from ai_planning.domain.brief import Brief
from ai_planning.domain.drafts import InsertDraft
from core.domain.language import Language


@dataclass(frozen=True)
class StageOfDocument:
    position: int
    role: StageRole
    title: str
    content: str
    goal: str
    duration_ms: int


@dataclass(frozen=True)
class ShotOfDocument:
    """`stage` is the position of its stage, 1–4; `frame_number` the number of its picture; it begins at `starts_ms`."""

    id: UUID
    position: int
    stage: int
    title: str
    description: str
    shot_size: ShotSize
    camera_move: CameraMove
    composition: Composition
    transition: Transition
    starts_ms: int
    duration_ms: int
    dialogue: str = ""
    subtitle: str = ""
    audio: str = ""
    notes: str = ""
    inserts: tuple[InsertDraft, ...] = ()
    frame_number: int | None = None


@dataclass(frozen=True)
class PlanDocument:
    """A plan as it is handed on: its content without people, locks and versions of parts."""

    project_name: str
    title: str
    brief: Brief
    stages: tuple[StageOfDocument, ...]
    shots: tuple[ShotOfDocument, ...]
    version: int
    updated_at: datetime

    def shots_of(self, stage: StageOfDocument) -> tuple[ShotOfDocument, ...]:
        return tuple(shot for shot in self.shots if shot.stage == stage.position)


@dataclass(frozen=True)
class Rendered:
    """A file. Its name is for people: in any script, without a path."""

    data: bytes = field(repr=False)
    media_type: str
    file_name: str


class ExportMaker(Protocol):
    def render(
        self, document: PlanDocument, *, layout: PdfLayout, language: Language, pictures: Mapping[UUID, bytes]
    ) -> Rendered:
        """The file, its labels in `language`; `pictures` are image files by shot, and any may be missing or broken.

        The same of the same, byte for byte. Raises ExportFailed. Not to be asked inside of a unit of work.
        """
