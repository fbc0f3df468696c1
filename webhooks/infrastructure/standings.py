"""Standings over the projects context: the same question that is asked of whoever makes a request."""

from uuid import UUID

from core.domain.actor import Actor
from core.domain.errors import Conflict, NotFound, NotPermitted
from projects import api as projects
from projects.contracts import Capability
from webhooks.application.ports import Standing
from webhooks.domain.terms import Keeper


def standing_of(project_id: UUID, keeper: Keeper) -> Standing:
    try:
        projects.require(Actor(keeper.id, keeper.name), project_id, Capability.INVITE)
    except NotPermitted:
        return Standing.LEFT
    except NotFound:
        return Standing.LEFT if projects.living([project_id]) else Standing.AWAY
    except Conflict:
        # The archive: nothing changes there but what is said of it, and that is told still.
        return Standing.ENTITLED
    return Standing.ENTITLED
