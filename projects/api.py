"""What contexts above may ask; one statement each."""

from collections.abc import Collection
from uuid import UUID

from projects.bootstrap import app, living, open_project, owned_projects, require, titles
from projects.bootstrap.people import active, members_allowed, reachable, shown_to, time_zones, working_on

__all__ = [
    "active",
    "living",
    "member_ids",
    "members_allowed",
    "members_named",
    "open_project",
    "owned_projects",
    "reachable",
    "require",
    "shown_to",
    "time_zones",
    "titles",
    "working_on",
]


def member_ids(project_id: UUID) -> tuple[UUID, ...]:
    """Of all members, the owner included."""
    return tuple(app().member_names(project_id))


def members_named(project_id: UUID, user_ids: Collection[UUID]) -> dict[UUID, str]:
    """Shown names of those of `user_ids` who are members."""
    return app().member_names(project_id, user_ids)
