"""What happens to projects and their members."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, ClassVar
from uuid import UUID

from core.domain.events import Event, LiveEvent, ProjectEvent, user_channel
from projects.contracts.words import ProjectStatus, Role, Stage


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
    """Of their own will, or removed; the actor is who did it."""

    name: ClassVar[str] = "member.left"
    audited: ClassVar[bool] = True
    personal: ClassVar[frozenset[str]] = frozenset({"member_name"})

    user_id: UUID
    member_name: str = ""


@dataclass(frozen=True, kw_only=True)
class MemberRoleChanged(ProjectEvent):
    name: ClassVar[str] = "member.role_changed"
    audited: ClassVar[bool] = True

    user_id: UUID
    role: Role


@dataclass(frozen=True, kw_only=True)
class ProjectUpdated(ProjectEvent):
    """All that can change about a project, and in `changed` what did; `title` is called `name` on the wire.

    The dates and `schedule_progress` follow the schedule, null where it plans nothing.

    `thumbnail_version` names the picture, whose addresses the project's answer holds; empty where there is none.
    """

    name: ClassVar[str] = "project.updated"

    title: str
    description: str
    client_name: str
    colour: str
    tags: tuple[str, ...]
    stage: Stage
    status: ProjectStatus
    settings: Mapping[str, str | int]
    thumbnail_version: str
    version: int
    updated_at: datetime
    start_date: date | None = None
    end_date: date | None = None
    schedule_progress: int | None = None
    changed: tuple[str, ...] = ()

    def data(self) -> dict[str, Any]:
        changed = ["name" if field == "title" else field for field in self.changed]
        return _named(self.payload()) | {"changed": changed}


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
class ProjectRestored(ProjectEvent):
    """Back from the trash, with the status that it had."""

    name: ClassVar[str] = "project.restored"
    audited: ClassVar[bool] = True

    status: ProjectStatus
    version: int


@dataclass(frozen=True, kw_only=True)
class ProjectPurged(Event):
    """Nobody is left to hear of it live; contexts above drop what they keep of the project."""

    name: ClassVar[str] = "project.purged"
    audited: ClassVar[bool] = True

    project_id: UUID


@dataclass(frozen=True, kw_only=True)
class OwnershipOffered(ProjectEvent):
    """To the member `user_id`; an offer that stood before is void."""

    name: ClassVar[str] = "ownership.offered"
    audited: ClassVar[bool] = True

    user_id: UUID
    expires_at: datetime
    version: int


@dataclass(frozen=True, kw_only=True)
class OwnershipWithdrawn(ProjectEvent):
    """`user_id` is no longer offered the project: the owner withdrew it, or they declined, or left."""

    name: ClassVar[str] = "ownership.withdrawn"
    audited: ClassVar[bool] = True

    user_id: UUID
    version: int


@dataclass(frozen=True, kw_only=True)
class OwnershipTransferred(ProjectEvent):
    """`user_id` owns the project now; two `member.role_changed` come with it."""

    name: ClassVar[str] = "ownership.transferred"
    audited: ClassVar[bool] = True
    personal: ClassVar[frozenset[str]] = frozenset({"member_name"})

    user_id: UUID
    member_name: str
    former_owner_id: UUID
    version: int
    updated_at: datetime


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
