"""Published words of the projects context: roles, capabilities, the grant, events."""

from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar
from uuid import UUID

from core.domain.events import LiveEvent, ProjectEvent, user_channel


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
    """Proof that a member may act in a project; queries take their scope from it. `member_name` is the name shown."""

    project_id: UUID
    user_id: UUID
    member_name: str
    role: Role
    capabilities: frozenset[Capability]

    def allows(self, capability: Capability) -> bool:
        return capability in self.capabilities


@dataclass(frozen=True, kw_only=True)
class MemberJoined(ProjectEvent):
    name: ClassVar[str] = "member.joined"

    user_id: UUID
    member_name: str
    role: Role


@dataclass(frozen=True, kw_only=True)
class MemberLeft(ProjectEvent):
    name: ClassVar[str] = "member.left"

    user_id: UUID


@dataclass(frozen=True, kw_only=True)
class MemberRoleChanged(ProjectEvent):
    name: ClassVar[str] = "member.role_changed"

    user_id: UUID
    role: Role


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


@dataclass(frozen=True, kw_only=True)
class ProjectUpdated(ProjectEvent):
    name: ClassVar[str] = "project.updated"

    title: str
    version: int


@dataclass(frozen=True, kw_only=True)
class ProjectDeleted(ProjectEvent):
    name: ClassVar[str] = "project.deleted"


@dataclass(frozen=True, kw_only=True)
class ProjectCreated(LiveEvent):
    """On the owner's own channel: nobody listens to the project yet."""

    name: ClassVar[str] = "project.created"

    project_id: UUID
    owner_id: UUID
    title: str

    def channel(self) -> str:
        return user_channel(self.owner_id)
