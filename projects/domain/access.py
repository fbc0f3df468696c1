"""Who may do what in a project of which status."""

from projects.contracts import Capability, ProjectStatus, Role
from projects.domain.refusals import ProjectIsArchived, ProjectNotFound, ProjectNotPermitted
from projects.domain.roles import ROLES

_STILL_IN_THE_ARCHIVE = (Capability.READ, Capability.GOVERN)


def ensure_allowed(role: Role | None, status: ProjectStatus, capability: Capability) -> Role:
    """The role, when it may; None is a stranger. Raises ProjectNotFound, ProjectNotPermitted, ProjectIsArchived."""
    entitled = ensure_entitled(role, status, capability)
    if status is ProjectStatus.ARCHIVED and capability not in _STILL_IN_THE_ARCHIVE:
        raise ProjectIsArchived
    return entitled


def ensure_open(status: ProjectStatus, capability: Capability) -> None:
    """For who is no member but came by a link. Raises ProjectNotFound, ProjectIsArchived for anything but reading."""
    if status is ProjectStatus.DELETED:
        raise ProjectNotFound
    if status is ProjectStatus.ARCHIVED and capability is not Capability.READ:
        raise ProjectIsArchived


def ensure_entitled(role: Role | None, status: ProjectStatus, capability: Capability) -> Role:
    """Like `ensure_allowed`, for what is also done to archived projects."""
    if role is None or status is ProjectStatus.DELETED:
        raise ProjectNotFound
    if not ROLES.allows(role, capability):
        raise ProjectNotPermitted
    return role
