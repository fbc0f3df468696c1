"""The project: who is in it, in which role, and what it is called."""

from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any
from uuid import UUID

from core.domain.errors import Stale
from core.domain.events import Event
from projects.contracts import (
    Capability,
    MemberJoined,
    MemberLeft,
    MemberRoleChanged,
    ProjectArchived,
    ProjectCreated,
    ProjectDeleted,
    ProjectReopened,
    ProjectStatus,
    ProjectUpdated,
    Role,
    Stage,
)
from projects.domain.access import ensure_allowed, ensure_entitled
from projects.domain.details import Details
from projects.domain.refusals import (
    AlreadyMember,
    MemberNotFound,
    OwnerStays,
    ProjectIsFull,
    ProjectNotFound,
    RoleAboveOwn,
    RoleNotAssignable,
)
from projects.domain.roles import ROLES

MOST_MEMBERS = 50


@dataclass(frozen=True)
class Member:
    """A person in a project, under the name that is shown."""

    user_id: UUID
    name: str
    role: Role
    joined_at: datetime


@dataclass
class Project:
    """Aggregate over its members; `version` counts its changes."""

    id: UUID
    owner_id: UUID
    details: Details
    created_at: datetime
    updated_at: datetime
    last_activity_at: datetime
    status: ProjectStatus = ProjectStatus.ACTIVE
    stage: Stage = Stage.PLANNING
    deleted_at: datetime | None = None
    version: int = 1
    members: dict[UUID, Member] = field(default_factory=dict)
    facts: list[Event] = field(default_factory=list)

    @classmethod
    def create(cls, project_id: UUID, owner_id: UUID, owner_name: str, details: Details, now: datetime) -> "Project":
        owner = Member(owner_id, owner_name, Role.OWNER, now)
        project = cls(project_id, owner_id, details, now, now, now, members={owner_id: owner})
        project.facts.append(ProjectCreated(project_id=project_id, owner_id=owner_id, title=details.title))
        return project

    def role_of(self, user_id: UUID) -> Role | None:
        member = self.members.get(user_id)
        return member.role if member else None

    def permit(self, user_id: UUID, capability: Capability) -> Role:
        """The role by which the person acts now. Raises ProjectNotFound, ProjectNotPermitted, ProjectIsArchived."""
        return ensure_allowed(self.role_of(user_id), self.status, capability)

    def expect(self, version: int | None, current: Any) -> None:
        """Refuse a caller who saw another version; `current` is what they are told instead."""
        if version is not None and version != self.version:
            raise Stale(current)

    def describe(self, now: datetime, stage: Stage | None = None, **changed: Any) -> None:
        """Change details; changing nothing is no change."""
        details, stage = replace(self.details, **changed), stage or self.stage
        if (details, stage) == (self.details, self.stage):
            return
        self.details, self.stage = details, stage
        self._touch(now)
        self.facts.append(self._updated())

    def archive(self, user_id: UUID, now: datetime) -> None:
        """Still readable, no longer changed; repeating it is no change."""
        self._turn(ProjectStatus.ARCHIVED, ProjectArchived(project_id=self.id), user_id, now)

    def reopen(self, user_id: UUID, now: datetime) -> None:
        """Back from the archive; repeating it is no change."""
        self._turn(ProjectStatus.ACTIVE, ProjectReopened(project_id=self.id), user_id, now)

    def delete(self, now: datetime) -> None:
        if self.status is ProjectStatus.DELETED:
            raise ProjectNotFound
        self.status, self.deleted_at = ProjectStatus.DELETED, now
        self._touch(now)
        self.facts.append(ProjectDeleted(project_id=self.id))

    def add_member(self, user_id: UUID, name: str, role: Role, *, by: Role, now: datetime) -> Member:
        _assignable(role, by)
        if user_id in self.members:
            raise AlreadyMember
        if len(self.members) >= MOST_MEMBERS:
            raise ProjectIsFull(most=MOST_MEMBERS)
        member = self.members[user_id] = Member(user_id, name, role, now)
        self._touch(now)
        self.facts.append(MemberJoined(project_id=self.id, user_id=user_id, member_name=name, role=role))
        return member

    def change_role(self, user_id: UUID, role: Role, *, by: Role, now: datetime) -> Member:
        member = self._replaceable(user_id)
        _assignable(role, by)
        if member.role is not role:
            member = self.members[user_id] = replace(member, role=role)
            self._touch(now)
            self.facts.append(MemberRoleChanged(project_id=self.id, user_id=user_id, role=role))
        return member

    def remove_member(self, user_id: UUID, *, by: Role, is_self: bool, now: datetime) -> None:
        member = self._replaceable(user_id)
        if not is_self and ROLES.is_above(member.role, by):
            raise RoleAboveOwn
        del self.members[user_id]
        self._touch(now)
        self.facts.append(MemberLeft(project_id=self.id, user_id=user_id))

    def _replaceable(self, user_id: UUID) -> Member:
        member = self.members.get(user_id)
        if member is None:
            raise MemberNotFound
        if member.role is Role.OWNER:
            raise OwnerStays
        return member

    def _turn(self, status: ProjectStatus, fact: Event, user_id: UUID, now: datetime) -> None:
        ensure_entitled(self.role_of(user_id), self.status, Capability.INVITE)
        if self.status is not status:
            self.status = status
            self._touch(now)
            self.facts += [self._updated(), fact]

    def _touch(self, now: datetime) -> None:
        self.updated_at = now
        self.last_activity_at = max(self.last_activity_at, now)
        self.version += 1

    def _updated(self) -> ProjectUpdated:
        details = self.details
        return ProjectUpdated(
            project_id=self.id,
            title=details.title,
            description=details.description,
            client_name=details.client_name,
            colour=details.colour,
            tags=details.tags,
            stage=self.stage,
            status=self.status,
            version=self.version,
            updated_at=self.updated_at,
        )


def _assignable(role: Role, by: Role) -> None:
    if role is Role.OWNER:
        raise RoleNotAssignable
    if ROLES.is_above(role, by):
        raise RoleAboveOwn
