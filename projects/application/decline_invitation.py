"""Somebody does not want to come: without an account by the token of their mail, or as who is signed in."""

from uuid import UUID

from core.application.ports import UnitOfWork
from core.domain.actor import SYSTEM, Actor
from projects.application.entrance import Entrance
from projects.domain.invitation_terms import reason_text


def decline_invitation(token: str, reason: str, *, unit_of_work: UnitOfWork, entrance: Entrance) -> None:
    """Once more it is no change. `reason` goes to the inviter and stays with the invitation.

    Raises what Entrance.decline does.
    """
    reason, door = reason_text(reason), entrance.door(token)
    with unit_of_work(by=SYSTEM):
        entrance.decline(door, reason)


def decline_received(
    actor: Actor, invitation_id: UUID, reason: str, *, unit_of_work: UnitOfWork, entrance: Entrance
) -> None:
    """Raises InvitationNotFound for one to another address, and what Entrance.decline does."""
    reason, door = reason_text(reason), entrance.own_door(actor.user_id, invitation_id)
    with unit_of_work(by=actor):
        entrance.decline(door, reason, by=actor.user_id)
