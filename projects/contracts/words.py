"""Roles, capabilities, the grant, and what a project can be."""

from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar
from uuid import UUID


class Role(StrEnum):
    """A member's role in one project, strongest first."""

    OWNER = "owner"
    ADMIN = "admin"
    EDITOR = "editor"
    REVIEWER = "reviewer"
    VIEWER = "viewer"


class Capability(StrEnum):
    """What a role lets its member do; the table is in projects/domain/roles.py."""

    READ = "read"
    COMMENT = "comment"
    APPROVE = "approve"
    UPDATE_OWN = "update_own"
    CREATE = "create"
    UPDATE = "update"
    DELETE = "delete"
    INVITE = "invite"
    GOVERN = "govern"


@dataclass(frozen=True)
class ProjectGrant:
    """Proof that a member may act in a project; queries take their scope from it. `member_name` is the name shown.

    Grants that share links give are of a kind of their own, which tells `is_guest`.
    """

    is_guest: ClassVar[bool] = False
    project_id: UUID
    user_id: UUID
    member_name: str
    role: Role
    capabilities: frozenset[Capability]

    def allows(self, capability: Capability) -> bool:
        return capability in self.capabilities

    def covers(self, video_id: UUID, version_id: UUID) -> bool:
        """Whether what lies there may be seen: of a member's own project, everything."""
        return True


class ProjectStatus(StrEnum):
    ACTIVE = "active"
    ARCHIVED = "archived"
    DELETED = "deleted"


class Stage(StrEnum):
    PLANNING = "planning"
    SHOOTING = "shooting"
    EDITING = "editing"
    REVIEW = "review"
    DELIVERED = "delivered"
