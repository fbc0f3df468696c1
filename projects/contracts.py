"""Published words of the projects context: roles, capabilities, the grant, events."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any, ClassVar
from uuid import UUID

from core.domain.events import Event, LiveEvent, ProjectEvent, user_channel


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
    audited: ClassVar[bool] = True
    personal: ClassVar[frozenset[str]] = frozenset({"member_name"})

    user_id: UUID
    member_name: str
    role: Role


@dataclass(frozen=True, kw_only=True)
class MemberLeft(ProjectEvent):
    name: ClassVar[str] = "member.left"
    audited: ClassVar[bool] = True

    user_id: UUID


@dataclass(frozen=True, kw_only=True)
class MemberRoleChanged(ProjectEvent):
    name: ClassVar[str] = "member.role_changed"
    audited: ClassVar[bool] = True

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
    """All that can change about a project; `title` is called `name` on the wire."""

    name: ClassVar[str] = "project.updated"

    title: str
    description: str
    client_name: str
    colour: str
    tags: tuple[str, ...]
    stage: Stage
    status: ProjectStatus
    version: int
    updated_at: datetime

    def data(self) -> dict[str, Any]:
        return _named(self.payload())


@dataclass(frozen=True, kw_only=True)
class ProjectArchived(Event):
    """For the audit trail; clients hear of it by `project.updated`."""

    name: ClassVar[str] = "project.archived"
    audited: ClassVar[bool] = True

    project_id: UUID


@dataclass(frozen=True, kw_only=True)
class ProjectReopened(Event):
    """For the audit trail; clients hear of it by `project.updated`."""

    name: ClassVar[str] = "project.reopened"
    audited: ClassVar[bool] = True

    project_id: UUID


@dataclass(frozen=True, kw_only=True)
class ProjectDeleted(ProjectEvent):
    name: ClassVar[str] = "project.deleted"
    audited: ClassVar[bool] = True


@dataclass(frozen=True, kw_only=True)
class ProjectCreated(LiveEvent):
    """On the owner's own channel: nobody listens to the project yet."""

    name: ClassVar[str] = "project.created"
    audited: ClassVar[bool] = True

    project_id: UUID
    owner_id: UUID
    title: str

    def channel(self) -> str:
        return user_channel(self.owner_id)

    def data(self) -> dict[str, Any]:
        return _named(self.payload())


def _named(payload: dict[str, Any]) -> dict[str, Any]:
    """`name` of an event class is the event's own, so a project's travels as `title` until it goes on the wire."""
    return {"name" if field == "title" else field: value for field, value in payload.items()}
