"""A newcomer accepts: account, proof of the address and membership come about together, or not at all."""

from dataclasses import dataclass, field
from functools import partial

from core.application.ports import UnitOfWork
from core.domain.actor import Actor
from core.domain.clock import Clock
from identity.contracts import NewcomerOvertaken, OpenedSession
from projects.application.entrance import Entrance
from projects.application.invitation_ports import InvitationQueries
from projects.application.invitation_rows import Door, DoorKind
from projects.application.newcomers import NewAccount, Newcomers
from projects.application.ports import ProjectQueries
from projects.application.read_models import ProjectRow
from projects.domain.invitation import ensure_open
from projects.domain.invitation_refusals import AccountNeeded


@dataclass(frozen=True)
class JoinByInvitation:
    token: str = field(repr=False)
    account: NewAccount
    device_name: str = ""


@dataclass(frozen=True)
class Joined:
    session: OpenedSession = field(repr=False)
    project: ProjectRow


def join_by_invitation(
    command: JoinByInvitation,
    *,
    unit_of_work: UnitOfWork,
    entrance: Entrance,
    received: InvitationQueries,
    newcomers: Newcomers,
    queries: ProjectQueries,
    clock: Clock,
) -> Joined:
    """Whoever has the token has read a mail to the invited address. Raises AccountNeeded for a link.

    And what a registration refuses (account.email_taken of somebody who has an account), and what Entrance.admit does.
    """
    door = entrance.door(command.token)
    if door.kind is DoorKind.LINK:
        raise AccountNeeded
    row = received.row(door.project_id, door.id, clock())
    ensure_open(row.status)
    come_in = partial(_come_in, door, row.email, command, unit_of_work, entrance, newcomers, queries)
    try:
        return come_in()
    except NewcomerOvertaken:
        return come_in()


def _come_in(
    door: Door,
    email: str,
    command: JoinByInvitation,
    unit_of_work: UnitOfWork,
    entrance: Entrance,
    newcomers: Newcomers,
    queries: ProjectQueries,
) -> Joined:
    newcomer = newcomers.prepare(email, command.account)
    with unit_of_work(by=Actor(newcomer.id, newcomer.shown_name)):
        entrance.project(door)
        session = newcomers.admit(newcomer, command.device_name)
        entrance.admit(door, session.user.id)
        # As in accept_invitation: before the project's lock goes.
        return Joined(session, queries.row(session.user.id, door.project_id))
