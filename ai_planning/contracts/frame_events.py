"""What happens to the pictures of shots."""

from dataclasses import dataclass
from typing import Any, ClassVar
from uuid import UUID

from ai_planning.contracts.frame_rows import FrameRow
from core.domain.events import ProjectEvent


@dataclass(frozen=True, kw_only=True)
class FrameAdded(ProjectEvent):
    """Without an address: whoever may see it asks for one."""

    name: ClassVar[str] = "plan.frame_added"

    frame: FrameRow

    def payload(self) -> dict[str, Any]:
        return {
            "project_id": str(self.project_id),
            "plan_id": str(self.frame.plan_id),
            "frame": self.frame.wire(),
        }


@dataclass(frozen=True, kw_only=True)
class FrameRemoved(ProjectEvent):
    name: ClassVar[str] = "plan.frame_removed"

    plan_id: UUID
    shot_id: UUID
    frame_id: UUID
