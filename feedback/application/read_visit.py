"""Where a guest is, and what is known of them."""

from uuid import UUID

from core.domain.actor import Actor
from core.domain.clock import Clock
from feedback.application.sharing_ports import GuestSessions, OpenProject, SharingReads
from feedback.application.sharing_read_models import Visit
from feedback.domain.refusals import VideoNotFound
from feedback.domain.sharing_refusals import GuestSessionEnded
from projects.contracts import Capability


def read_visit(
    actor: Actor,
    project_id: UUID,
    *,
    sessions: GuestSessions,
    projects: OpenProject,
    reads: SharingReads,
    clock: Clock,
) -> Visit:
    """GuestSessionEnded, VideoNotFound; what the project refuses."""
    standing = sessions.standing(actor.session_id, actor.user_id, clock()) if actor.session_id else None
    if standing is None or standing.project_id != project_id:
        raise GuestSessionEnded
    name = projects(project_id, Capability.READ)
    who = reads.who(actor.user_id)
    if standing.version_id is None:
        raise VideoNotFound
    if who is None:
        raise GuestSessionEnded
    return Visit(name, standing, who)
