"""A picture of a shot, as it is told."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from ai_planning.contracts.part_rows import Author, ProvenanceRow
from core.domain.clock import rfc3339


@dataclass(frozen=True, slots=True, kw_only=True)
class FrameRow:
    """`number` counts within the shot and is never given twice; `provenance` None: somebody's own picture.

    Size in bytes, width and height in pixels. Which one is chosen, its plan says.
    """

    id: UUID
    plan_id: UUID
    shot_id: UUID
    number: int
    media_type: str
    size: int
    width: int
    height: int
    provenance: ProvenanceRow | None
    author: Author
    created_at: datetime

    def wire(self) -> dict[str, Any]:
        return {
            "id": str(self.id),
            "plan_id": str(self.plan_id),
            "shot_id": str(self.shot_id),
            "number": self.number,
            "media_type": self.media_type,
            "size": self.size,
            "width": self.width,
            "height": self.height,
            "provenance": self.provenance.wire() if self.provenance else None,
            "author": self.author.wire(),
            "created_at": rfc3339(self.created_at),
        }
