"""A video that no worker could deal with: it is told so."""

from dataclasses import dataclass
from uuid import UUID

from core.application.ports import UnitOfWork
from core.domain.actor import SYSTEM
from core.domain.clock import Clock
from feedback.application.ports import FeedbackItems, VideoVersions, Workspaces
from feedback.application.process_video import store_outcome, workspace_name

GAVE_UP = "video.processing_gave_up"


@dataclass(frozen=True)
class GiveUpOnVideo:
    version_id: UUID


def give_up_on_video(
    command: GiveUpOnVideo,
    *,
    unit_of_work: UnitOfWork,
    versions: VideoVersions,
    items: FeedbackItems,
    workspaces: Workspaces,
    clock: Clock,
) -> None:
    """Does nothing for a version that is not processing (any more)."""
    workspaces.wipe(workspace_name(command.version_id))
    with unit_of_work(by=SYSTEM):
        version = versions.get(command.version_id)
        if version is not None and version.is_processing:
            version.fail(GAVE_UP, clock())
            store_outcome(version, versions=versions, items=items, clock=clock)
