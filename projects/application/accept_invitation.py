"""A person with an account accepts: by the token of a mail or a link, or what was sent to their address."""

from uuid import UUID

from core.application.ports import UnitOfWork
from core.domain.actor import Actor
from projects.application.entrance import Entrance
from projects.application.ports import ProjectQueries
from projects.application.read_models import ProjectRow


def accept_invitation(
    actor: Actor, token: str, *, unit_of_work: UnitOfWork, entrance: Entrance, queries: ProjectQueries
) -> ProjectRow:
    """The project as its member sees it; once more it is the same. Raises what Entrance.admit does."""
    door = entrance.door(token)
    with unit_of_work(by=actor):
        entrance.admit(door, actor.user_id)
        # Before the project's lock goes: who has come hears so, even if the project is deleted in the next moment.
        return queries.row(actor.user_id, door.project_id)


def accept_received(
    actor: Actor, invitation_id: UUID, *, unit_of_work: UnitOfWork, entrance: Entrance, queries: ProjectQueries
) -> ProjectRow:
    """Raises InvitationNotFound for one to another address, and what Entrance.admit does."""
    door = entrance.own_door(actor.user_id, invitation_id)
    with unit_of_work(by=actor):
        entrance.admit(door, actor.user_id)
        return queries.row(actor.user_id, door.project_id)
