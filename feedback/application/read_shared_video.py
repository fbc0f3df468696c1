"""The video of a share link, as of the version that is seen now."""

from uuid import UUID

from core.domain.actor import Actor
from feedback.application.guest_access import ScopedAccess
from feedback.application.read_models import SeenVideo
from feedback.application.scoped import ScopedVersionReads
from feedback.domain.refusals import VideoNotFound
from projects.contracts import Capability


def read_shared_video(actor: Actor, project_id: UUID, *, access: ScopedAccess, reads: ScopedVersionReads) -> SeenVideo:
    """VideoNotFound."""
    grant = access.require(actor, project_id, Capability.READ)
    found = reads.row(grant, grant.video_id, grant.version_id)
    if found is None:
        raise VideoNotFound
    return found
