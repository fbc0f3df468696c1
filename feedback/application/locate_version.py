"""Finding the film of a version that somebody plays."""

from uuid import UUID

from core.domain.actor import Actor
from feedback.application.ports import ProjectAccess
from feedback.application.whereabouts import Places, Whereabouts
from projects.contracts import Capability


def locate_version(
    actor: Actor, project_id: UUID, version_id: UUID, *, access: ProjectAccess, places: Places
) -> Whereabouts | None:
    """None when there is no such version."""
    grant = access.require(actor, project_id, Capability.READ)
    return places.of_version(grant.project_id, version_id)
