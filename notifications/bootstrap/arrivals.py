"""Subscribers: people came by an invitation or by a link."""

from collections.abc import Mapping
from functools import partial
from typing import Any
from uuid import UUID

from core.infrastructure.unit_of_work import unit_of_work
from notifications.application.tell_inviter import Arrival
from notifications.application.tell_inviter import tell_inviter as _tell
from notifications.bootstrap.telling import telling
from notifications.infrastructure.neighbours import AskedPeople, AskedProjects


def _told(names: tuple[str, str], is_mailed: bool, payload: Mapping[str, Any], delivery_id: UUID) -> None:
    inviter, invitation = names
    arrival = Arrival(
        project_id=UUID(payload["project_id"]),
        invitation_id=UUID(payload[invitation]),
        inviter_id=UUID(payload[inviter]),
        user_id=UUID(payload["user_id"]),
        is_mailed=is_mailed,
    )
    ports: dict[str, Any] = {"projects": AskedProjects(), "people": AskedPeople(), "tell": telling().tell}
    _tell(arrival, delivery_id, unit_of_work=unit_of_work, **ports)


# Of `invitation.accepted`, of which projects itself writes to the inviter, and of `invite_link.answered`.
tell_inviter = partial(_told, ("inviter_id", "invitation_id"), True)
tell_link_maker = partial(_told, ("creator_id", "link_id"), False)
