"""Questions about one person, across projects."""

from collections.abc import Collection, Iterator
from dataclasses import asdict
from typing import Any
from uuid import UUID

from projects.contracts import Capability
from projects.infrastructure.invitation_queries import DjangoInvitationQueries
from projects.infrastructure.memberships import DjangoMemberships


def owned_projects(user_id: UUID) -> dict[UUID, str]:
    """Names of the projects that the person owns, deleted ones left out."""
    return DjangoMemberships().owned(user_id)


def reachable(project_id: UUID, user_ids: Collection[UUID]) -> set[UUID]:
    """Those of `user_ids` who can see the project."""
    return DjangoMemberships().reachable(project_id, user_ids)


def members_allowed(project_id: UUID, capability: Capability) -> dict[UUID, str]:
    """Shown names of the members who may do this."""
    return DjangoMemberships().allowed(project_id, capability)


def time_zones(project_ids: Collection[UUID]) -> dict[UUID, str]:
    """In which the days of each project begin and end; deleted ones left out."""
    return DjangoMemberships().time_zones(project_ids)


def shown_to(user_id: UUID) -> dict[UUID, str]:
    """Names of the projects that the person can see."""
    return DjangoMemberships().shown_to(user_id)


def working_on(user_id: UUID) -> dict[UUID, str]:
    """Names of the projects that the person is a member of, neither deleted nor archived."""
    return DjangoMemberships().working_on(user_id)


def active(project_ids: Collection[UUID]) -> set[UUID]:
    """Those that are neither deleted nor archived."""
    return DjangoMemberships().active(project_ids)


def personal_data(user_id: UUID) -> dict[str, Iterator[dict[str, Any]]]:
    """What the context holds about the person, by section, a row at a time."""
    return {
        "projects": map(_membership, DjangoMemberships().roles(user_id)),
        "invitations": map(asdict, DjangoInvitationQueries().sent_by(user_id)),
    }


def _membership(row: Any) -> dict[str, Any]:
    return {"project_id": row.project_id, "name": row.title, "role": row.role, "joined_at": row.joined_at}
