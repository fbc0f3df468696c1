"""Finding where an item lies that somebody writes at."""

from uuid import UUID

from core.domain.actor import Actor
from feedback.application.ports import ProjectAccess
from feedback.application.whereabouts import Places, Whereabouts
from projects.contracts import Capability


def locate_item(
    actor: Actor, project_id: UUID, feedback_id: UUID, *, access: ProjectAccess, places: Places
) -> Whereabouts | None:
    """None when there is no such item."""
    grant = access.require(actor, project_id, Capability.READ)
    return places.of_item(grant.project_id, feedback_id)
