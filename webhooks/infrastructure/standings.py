"""Standings over identity and the projects: the same questions that are asked of whoever makes a request."""

from uuid import UUID

from core.domain.actor import Actor
from core.domain.errors import Conflict, NotFound, NotPermitted
from identity import api as identity
from projects import api as projects
from projects.contracts import Capability
from webhooks.application.ports import Standing


def standing_of(project_id: UUID, user_id: UUID) -> Standing:
    if user_id not in identity.people([user_id]):
        # Withdrawn, or shut out by an operator.
        return Standing.LEFT
    try:
        projects.require(Actor(user_id, ""), project_id, Capability.INVITE)
    except NotPermitted:
        return Standing.LEFT
    except NotFound:
        return Standing.LEFT if projects.living([project_id]) else Standing.AWAY
    except Conflict:
        # The archive: nothing changes there but what is said of it, and that is told still.
        return Standing.ENTITLED
    return Standing.ENTITLED
