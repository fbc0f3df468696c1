"""A picture of a shot: made or sent, numbered, never changed."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from ai_planning.contracts.frame_rows import FrameRow
from ai_planning.contracts.rows import Author, FrameRef
from ai_planning.domain.plan_parts import provenance_row
from ai_planning.domain.provenance import Provenance
from core.domain.errors import Conflict, NotFound, NotPermitted

MOST_FRAMES = 100


class FrameNotFound(NotFound):
    """Not one of this shot."""

    code = "plan.frame_not_found"


class FrameIsChosen(Conflict):
    code = "plan.frame_chosen"


class NotYourFrame(NotPermitted):
    """To remove others' takes a further right."""

    code = "plan.frame_not_yours"


class TooManyFrames(Conflict):
    code = "plan.too_many_frames"

    def __init__(self) -> None:
        super().__init__(most=MOST_FRAMES)


@dataclass(frozen=True)
class Frame:
    """Size in bytes, width and height in pixels."""

    id: UUID
    project_id: UUID
    plan_id: UUID
    shot_id: UUID
    number: int
    media_type: str
    size: int
    width: int
    height: int
    provenance: Provenance | None
    author: Author
    created_at: datetime

    @property
    def ref(self) -> FrameRef:
        return FrameRef(self.id, self.number)

    def row(self) -> FrameRow:
        return FrameRow(
            id=self.id,
            plan_id=self.plan_id,
            shot_id=self.shot_id,
            number=self.number,
            media_type=self.media_type,
            size=self.size,
            width=self.width,
            height=self.height,
            provenance=provenance_row(self.provenance),
            author=self.author,
            created_at=self.created_at,
        )


def frame_object(project_id: UUID, plan_id: UUID, frame_id: UUID) -> str:
    """The key of its object."""
    return f"plans/{project_id}/{plan_id}/frames/{frame_id}"
