"""Looking how far the work on a version is."""

from uuid import UUID

from core.domain.actor import Actor
from feedback.application.ports import ProjectAccess
from feedback.application.processing_ports import ProcessingReads, ProcessingRow
from feedback.domain.refusals import VersionNotFound
from projects.contracts import Capability


def read_processing(
    actor: Actor, project_id: UUID, video_id: UUID, version_id: UUID, *, access: ProjectAccess, reads: ProcessingReads
) -> ProcessingRow:
    """VersionNotFound."""
    row = reads.row(access.require(actor, project_id, Capability.READ), video_id, version_id)
    if row is None:
        raise VersionNotFound
    return row
